using System.Text.RegularExpressions;
using Pipeline.Casework.Cases;

namespace Pipeline.Functions.Imports;

/// <summary>An import by the id that its documents stand under and the hash of its manifest, written <c>{owner}-{hash}</c>.</summary>
public readonly partial record struct ImportId(CaseId Owner, string Manifest)
{
    /// <summary>The instance that takes it in. One for an owner: an idempotency key has one import.</summary>
    public string InstanceId => InstanceOf(Owner);

    public static string InstanceOf(CaseId owner) => $"import-{owner}";

    public override string ToString() => $"{Owner}-{Manifest}";

    public static bool TryParse(string text, out ImportId import)
    {
        import = default;
        if (Shape().Match(text) is not { Success: true } match || !CaseId.TryParse(match.Groups[1].Value, out var owner))
        {
            return false;
        }

        import = new ImportId(owner, match.Groups[2].Value);
        return true;
    }

    [GeneratedRegex("^([0-9A-Z]{11})-([0-9a-f]{64})$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
