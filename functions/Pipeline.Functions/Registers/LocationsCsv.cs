using System.Globalization;
using CsvHelper;
using Pipeline.Casework.Publication;

namespace Pipeline.Functions.Registers;

/// <summary>
/// Reads locations from CSV with the columns of the Trafford open data: locationId, name, serviceTypes (separated by <c>|</c>), address, postcode,
/// provider, lastInspection (<c>NA</c>: none), longitude, latitude. Columns <c>localAuthority</c> (without it the authority is Trafford) and <c>type</c> (of the
/// provider) may be added.
/// </summary>
internal static class LocationsCsv
{
    private const string DefaultAuthority = "Trafford";
    private const string NotApplicable = "NA";

    private static readonly string[] RequiredColumns = ["locationId", "name", "provider"];

    // A quote that is never closed swallows the lines after it; the wrong number of fields then tells.
    private static readonly CsvReaderOptions Options = new() { TrackLineNumbers = true };

    /// <exception cref="UnusableRegisterException">Columns are missing, or no row can be used.</exception>
    public static RegisterContent Read(string text, DateOnly today)
    {
        using var csv = CsvReader.FromText(text, Options);
        var missing = RequiredColumns.Where(column => !csv.TryGetFieldIndex(column, out _)).ToList();
        if (missing.Count > 0)
        {
            throw new UnusableRegisterException([.. missing.Select(column => $"line 1: there is no column {column}.")]);
        }

        var builder = new RegisterBuilder(today);
        while (csv.Read())
        {
            AddRow(csv, new RegisterBuilder.Spot(string.Create(CultureInfo.InvariantCulture, $"line {csv.LineNumber}"), Text(csv, "locationId")), csv.Headers.Count, builder);
        }

        return builder.Build();
    }

    private static void AddRow(CsvReader row, RegisterBuilder.Spot spot, int columns, RegisterBuilder builder)
    {
        if (row.FieldCount != columns)
        {
            builder.Drop(spot, FindingCodes.WrongFieldCount, string.Create(CultureInfo.InvariantCulture, $"has {row.FieldCount} fields where the header has {columns}"));
            return;
        }

        var missing = RequiredColumns.Where(column => Text(row, column) is null).ToList();
        if (missing.Count > 0)
        {
            builder.Drop(spot.At(missing[0]), FindingCodes.MissingField, $"{string.Join(", ", missing)}: must not be empty");
            return;
        }

        var provider = Text(row, "provider")!;
        var inspected = Text(row, "lastInspection");
        var postcode = Text(row, "postcode");
        if (postcode is null)
        {
            builder.Note(spot.At("postcode"), FindingCodes.MissingPostcode, "has no postcode");
        }

        var position = builder.Position(spot.At("longitude"), Number(row, "longitude", spot, builder), Number(row, "latitude", spot, builder));
        builder.Add(spot, new Location
        {
            LocationId = spot.LocationId!,
            Name = Text(row, "name")!,
            ProviderId = RegisterBuilder.DerivedProviderId(provider),
            ProviderName = provider,
            ProviderIdDerived = true,
            Type = Text(row, "type"),
            ServiceTypes = (Text(row, "serviceTypes") ?? string.Empty).Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            Address = Text(row, "address")?.Replace(",", ", ", StringComparison.Ordinal).Replace("  ", " ", StringComparison.Ordinal),
            Postcode = postcode,
            LocalAuthority = Text(row, "localAuthority") ?? DefaultAuthority,
            LastInspection = inspected == NotApplicable ? null : builder.PastDate(spot.At("lastInspection"), "lastInspection", inspected),
            Longitude = position?.Longitude,
            Latitude = position?.Latitude,
        });
    }

    private static string? Text(CsvReader row, string column) =>
        row.TryGetFieldIndex(column, out var index) && index < row.FieldCount && row.GetString(index).Trim() is { Length: > 0 } text ? text : null;

    private static double? Number(CsvReader row, string column, RegisterBuilder.Spot spot, RegisterBuilder builder)
    {
        if (Text(row, column) is not { } text || text == NotApplicable)
        {
            return null;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
        {
            return number;
        }

        builder.Note(spot.At(column), FindingCodes.NoNumber, $"{column} '{text}' is no number and was left out");
        return null;
    }
}
