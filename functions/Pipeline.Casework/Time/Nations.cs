namespace Pipeline.Casework.Time;

/// <summary>The words for nations in data and JSON, and the division of the bank-holiday data that each belongs to.</summary>
public static class Nations
{
    public static string Id(this Nation nation) => nation switch
    {
        Nation.England => "england",
        Nation.Wales => "wales",
        Nation.Scotland => "scotland",
        Nation.NorthernIreland => "northern-ireland",
        _ => throw new ArgumentOutOfRangeException(nameof(nation), nation, "Unknown nation."),
    };

    /// <summary>The key in the bank-holiday data, as published at https://www.gov.uk/bank-holidays.json.</summary>
    public static string Division(this Nation nation) =>
        nation is Nation.England or Nation.Wales ? "england-and-wales" : nation.Id();

    public static bool TryParse(string? id, out Nation nation)
    {
        foreach (var candidate in Enum.GetValues<Nation>())
        {
            if (string.Equals(candidate.Id(), id, StringComparison.Ordinal))
            {
                nation = candidate;
                return true;
            }
        }

        nation = default;
        return false;
    }
}
