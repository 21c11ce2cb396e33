using System.Globalization;
using System.Text.Json;
using Pipeline.Casework.Publication;

namespace Pipeline.Embedded.Register;

/// <summary>
/// Reads the location record of the regulator's public API, one or a list of them (https://api-portal.service.cqc.org.uk). The record has no name
/// for the provider; <c>providerName</c> may be added to it.
/// </summary>
internal static class LocationsJson
{
    private static readonly string[] AddressFields =
        ["postalAddressLine1", "postalAddressLine2", "postalAddressTownCity", "postalAddressCounty"];

    /// <exception cref="UnusableRegisterException">It is not JSON of that shape, or no record can be used.</exception>
    public static RegisterContent Read(string json, DateOnly today)
    {
        using var document = Parse(json);
        var records = document.RootElement.ValueKind == JsonValueKind.Array
            ? document.RootElement.EnumerateArray().ToList()
            : [document.RootElement];
        var builder = new RegisterBuilder(today);
        for (var index = 0; index < records.Count; index++)
        {
            AddRecord(records[index], string.Create(CultureInfo.InvariantCulture, $"record {index + 1}"), builder);
        }

        return builder.Build();
    }

    private static JsonDocument Parse(string json)
    {
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException e)
        {
            throw new UnusableRegisterException([string.Create(CultureInfo.InvariantCulture, $"line {e.LineNumber + 1}: it is not JSON.")]);
        }
    }

    private static void AddRecord(JsonElement record, string where, RegisterBuilder builder)
    {
        if (record.ValueKind != JsonValueKind.Object)
        {
            builder.Drop(where, null, "is no object");
            return;
        }

        var id = Text(record, "locationId");
        string[] required = ["locationId", "providerId", "name"];
        var missing = required.Where(name => Text(record, name) is null).ToList();
        if (missing.Count > 0)
        {
            builder.Drop(where, id, $"{string.Join(", ", missing)}: must be there as text");
            return;
        }

        if (string.Equals(Text(record, "registrationStatus"), "Deregistered", StringComparison.OrdinalIgnoreCase))
        {
            builder.Drop(where, id, "is no longer registered");
            return;
        }

        var providerName = Text(record, "providerName");
        if (providerName is null)
        {
            builder.Note(where, id!, "has no providerName; the provider's id stands in its place");
        }

        var inspected = builder.PastDate(where, id!, "lastInspection.date", Text(Member(record, "lastInspection"), "date"));
        CheckDates(record, where, id!, inspected, builder);
        var position = builder.Position(where, id!, Number(record, "onspdLongitude"), Number(record, "onspdLatitude"));
        builder.Add(where, new Location
        {
            LocationId = id!,
            Name = Text(record, "name")!,
            ProviderId = Text(record, "providerId")!,
            ProviderName = providerName ?? Text(record, "providerId")!,
            Type = Text(record, "type"),
            ServiceTypes = [.. Items(record, "gacServiceTypes").Select(type => Text(type, "name")).OfType<string>()],
            Address = AddressFields.Select(name => Text(record, name)).OfType<string>().ToList() is { Count: > 0 } lines ? string.Join(", ", lines) : null,
            Postcode = Text(record, "postalCode"),
            LocalAuthority = Text(record, "localAuthority"),
            LastInspection = inspected,
            Longitude = position?.Longitude,
            Latitude = position?.Latitude,
        });
    }

    private static void CheckDates(JsonElement record, string where, string id, DateOnly? inspected, RegisterBuilder builder)
    {
        builder.PastDate(where, id, "registrationDate", Text(record, "registrationDate"));
        var published = builder.PastDate(where, id, "lastReport.publicationDate", Text(Member(record, "lastReport"), "publicationDate"));
        if (inspected > published)
        {
            builder.Note(where, id, string.Create(CultureInfo.InvariantCulture, $"the last inspection, {inspected:yyyy-MM-dd}, is after the publication of the last report, {published:yyyy-MM-dd}"));
        }

        foreach (var report in Items(record, "reports"))
        {
            var link = Text(report, "linkId") ?? "without an id";
            var visited = builder.PastDate(where, id, $"firstVisitDate of report {link}", Text(report, "firstVisitDate"));
            var reported = builder.PastDate(where, id, $"reportDate of report {link}", Text(report, "reportDate"));
            if (visited > reported)
            {
                builder.Note(where, id, string.Create(CultureInfo.InvariantCulture, $"report {link}: its first visit, {visited:yyyy-MM-dd}, is after its publication, {reported:yyyy-MM-dd}"));
            }
        }
    }

    private static JsonElement? Member(JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } parent && parent.TryGetProperty(name, out var member) ? member : null;

    private static IEnumerable<JsonElement> Items(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    private static string? Text(JsonElement? element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } text && !string.IsNullOrWhiteSpace(text.GetString()) ? text.GetString()!.Trim() : null;

    private static double? Number(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;
}
