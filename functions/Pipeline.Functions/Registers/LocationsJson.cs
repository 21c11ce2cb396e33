using System.Globalization;
using System.Text.Json;
using Pipeline.Casework.Publication;

namespace Pipeline.Functions.Registers;

/// <summary>
/// Reads the location record of the regulator's public API, one or a list of them (https://api-portal.service.cqc.org.uk). The record has no name
/// for the provider; <c>providerName</c> may be added to it. Names of people in it are passed over.
/// </summary>
internal static class LocationsJson
{
    private const string RegisteredManager = "Registered Manager";

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
        foreach (var (index, record) in records.Index())
        {
            AddRecord(record, new RegisterBuilder.Spot(string.Create(CultureInfo.InvariantCulture, $"record {index + 1}"), record.Text("locationId")), builder);
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

    private static void AddRecord(JsonElement record, RegisterBuilder.Spot spot, RegisterBuilder builder)
    {
        if (!IsUsable(record, spot, builder))
        {
            return;
        }

        var providerName = record.Text("providerName");
        if (providerName is null)
        {
            builder.Note(spot.At("providerName"), FindingCodes.MissingProviderName, "has no providerName; the provider's id stands in its place");
        }

        var postcode = record.Text("postalCode");
        if (postcode is null)
        {
            builder.Note(spot.At("postalCode"), FindingCodes.MissingPostcode, "has no postcode");
        }

        var isDeregistered = string.Equals(record.Text("registrationStatus"), "Deregistered", StringComparison.OrdinalIgnoreCase);
        if (isDeregistered)
        {
            builder.Note(spot.At("registrationStatus"), FindingCodes.Deregistered, "is no longer registered");
        }

        var inspected = builder.PastDate(spot.At("lastInspection.date"), "lastInspection.date", record.Member("lastInspection")?.Text("date"));
        CheckDates(record, spot, inspected, builder);
        var position = builder.Position(spot.At("onspdLongitude"), record.Number("onspdLongitude"), record.Number("onspdLatitude"));
        builder.Add(spot, new Location
        {
            LocationId = spot.LocationId!,
            Name = record.Text("name")!,
            ProviderId = record.Text("providerId")!,
            ProviderName = providerName ?? record.Text("providerId")!,
            Type = record.Text("type"),
            ServiceTypes = [.. record.Items("gacServiceTypes").Select(type => type.Text("name")).OfType<string>()],
            Address = AddressFields.Select(name => record.Text(name)).OfType<string>().ToList() is { Count: > 0 } lines ? string.Join(", ", lines) : null,
            Postcode = postcode,
            IsDeregistered = isDeregistered,
            LocalAuthority = record.Text("localAuthority"),
            HasRegisteredManager = record.Items("regulatedActivities")
                .SelectMany(activity => activity.Items("contacts"))
                .SelectMany(contact => contact.Items("personRoles"))
                .Any(role => role.ValueKind == JsonValueKind.String && string.Equals(role.GetString(), RegisteredManager, StringComparison.OrdinalIgnoreCase)),
            LastInspection = inspected,
            Longitude = position?.Longitude,
            Latitude = position?.Latitude,
            Earlier = EarlierRecords.Read(record, spot, builder),
            Details = LocationDetails.Read(record, spot, builder),
        });
    }

    private static bool IsUsable(JsonElement record, RegisterBuilder.Spot spot, RegisterBuilder builder)
    {
        if (record.ValueKind != JsonValueKind.Object)
        {
            builder.Drop(spot, FindingCodes.NoRecord, "is no object");
            return false;
        }

        string[] required = ["locationId", "providerId", "name"];
        var missing = required.Where(name => record.Text(name) is null).ToList();
        if (missing.Count > 0)
        {
            builder.Drop(spot.At(missing[0]), FindingCodes.MissingField, $"{string.Join(", ", missing)}: must be there as text");
            return false;
        }

        return true;
    }

    private static void CheckDates(JsonElement record, RegisterBuilder.Spot spot, DateOnly? inspected, RegisterBuilder builder)
    {
        var published = builder.PastDate(
            spot.At("lastReport.publicationDate"), "lastReport.publicationDate", record.Member("lastReport")?.Text("publicationDate"));
        if (inspected > published)
        {
            builder.Note(
                spot.At("lastInspection.date"),
                FindingCodes.VisitAfterPublication,
                string.Create(CultureInfo.InvariantCulture, $"the last inspection, {inspected:yyyy-MM-dd}, is after the publication of the last report, {published:yyyy-MM-dd}"));
        }
    }
}
