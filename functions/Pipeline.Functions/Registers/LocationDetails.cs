using System.Text.Json;
using Pipeline.Casework.Publication;

namespace Pipeline.Functions.Registers;

/// <summary>
/// What a source record tells of a location that nothing here works with: kept by its own name, so that the syndication can pass it on. Only what
/// is listed here is kept; contacts and whatever else names people are not.
/// </summary>
internal static class LocationDetails
{
    private static readonly string[] Texts =
    [
        "registrationDate", "deregistrationDate", "brandId", "brandName", "onspdCcgCode", "onspdCcgName", "odsCcgCode", "odsCcgName", "odsCode", "uprn", "website", "dormancy", "careHome",
        "inspectionDirectorate", "region", "constituency", "mainPhoneNumber", "postalAddressLine1", "postalAddressLine2", "postalAddressTownCity",
        "postalAddressCounty",
    ];

    private static readonly Dictionary<string, string[]> Lists = new(StringComparer.Ordinal)
    {
        ["relationships"] = ["relatedLocationId", "relatedLocationName", "type", "reason"],
        ["locationTypes"] = ["type"],
        ["regulatedActivities"] = ["name", "code"],
        ["gacServiceTypes"] = ["name", "description"],
        ["specialisms"] = ["name"],
        ["inspectionCategories"] = ["primary", "code", "name"],
        ["inspectionAreas"] = ["inspectionAreaId", "inspectionAreaName", "inspectionAreaType", "status", "endDate"],
    };

    public static IReadOnlyDictionary<string, JsonElement> Read(JsonElement record, RegisterBuilder.Spot spot, RegisterBuilder builder)
    {
        var details = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var name in Texts)
        {
            Keep(name, JsonValueKind.String, text => text.Clone());
        }

        Keep("numberOfBeds", JsonValueKind.Number, number => number.TryGetInt32(out _) ? number.Clone() : null);
        foreach (var (name, members) in Lists)
        {
            Keep(name, JsonValueKind.Array, list => JsonSerializer.SerializeToElement(list.EnumerateArray().Select(item => Strings(item, members))));
        }

        if (builder.PastDate(spot.At("registrationDate"), "registrationDate", record.Text("registrationDate")) is { } registered)
        {
            details["registrationDate"] = JsonSerializer.SerializeToElement(registered);
        }

        return details;

        void Keep(string name, JsonValueKind kind, Func<JsonElement, JsonElement?> read)
        {
            if (record.Member(name) is not { } member)
            {
                return;
            }

            if (member.ValueKind == kind && read(member) is { } value)
            {
                details[name] = value;
            }
            else
            {
                builder.Note(spot.At(name), FindingCodes.WrongType, $"{name} is not what it should be and was left out");
            }
        }
    }

    private static Dictionary<string, string> Strings(JsonElement item, string[] members) => item.ValueKind != JsonValueKind.Object ? [] : item.EnumerateObject()
        .Where(member => members.Contains(member.Name) && member.Value.ValueKind == JsonValueKind.String)
        .DistinctBy(member => member.Name)
        .ToDictionary(member => member.Name, member => member.Value.GetString()!, StringComparer.Ordinal);
}
