using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Pipeline.Casework.Publication;

namespace Pipeline.Functions.Registers;

/// <summary>Gathers the locations of one file; what is wrong with one of them stops none of the others.</summary>
internal sealed class RegisterBuilder(DateOnly today)
{
    private const double SouthMost = 49;
    private const double NorthMost = 61;
    private const double WestMost = -9;
    private const double EastMost = 2;

    private readonly OrderedDictionary<string, Location> _locations = new(StringComparer.Ordinal);
    private readonly List<RegisterFinding> _findings = [];

    /// <summary>The id of a provider that has none in the source.</summary>
    public static string DerivedProviderId(string providerName)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(providerName.Trim().ToLowerInvariant()));
        return $"local-{Convert.ToHexStringLower(hash)[..8]}";
    }

    /// <summary>The place a finding is about.</summary>
    public readonly record struct Spot(string Where, string? LocationId, string? Path = null)
    {
        public Spot At(string path) => this with { Path = path };
    }

    public void Add(Spot spot, Location location)
    {
        if (!_locations.TryAdd(location.LocationId, location))
        {
            Drop(spot.At("locationId"), FindingCodes.DuplicateId, "the same location id stands further up in the file");
        }
    }

    public void Drop(Spot spot, string code, string text) => Find(spot, code, text, dropped: true);

    public void Note(Spot spot, string code, string text) => Find(spot, code, text, dropped: false);

    private void Find(Spot spot, string code, string text, bool dropped) => _findings.Add(new RegisterFinding
    {
        Code = code,
        Where = spot.Where,
        Path = spot.Path,
        LocationId = spot.LocationId,
        Text = text,
        Dropped = dropped,
    });

    /// <summary>A date on which something happened; null, with a note, when it is no date or lies in the future.</summary>
    public DateOnly? PastDate(Spot spot, string name, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            Note(spot, FindingCodes.NoDate, $"{name} '{text}' is no date (YYYY-MM-DD) and was left out");
            return null;
        }

        if (date > today)
        {
            Note(spot, FindingCodes.FutureDate, $"{name} {text} lies in the future and was left out");
            return null;
        }

        return date;
    }

    /// <summary>The place on the map; null, with a note, when it is not in the United Kingdom.</summary>
    public (double Longitude, double Latitude)? Position(Spot spot, double? longitude, double? latitude)
    {
        if (longitude is not { } x || latitude is not { } y)
        {
            return null;
        }

        if (x is < WestMost or > EastMost || y is < SouthMost or > NorthMost)
        {
            Note(spot, FindingCodes.OutsideTheCountry, string.Create(CultureInfo.InvariantCulture, $"longitude {x} and latitude {y} are not in the United Kingdom and were left out"));
            return null;
        }

        return (x, y);
    }

    /// <exception cref="UnusableRegisterException">Not one location is left.</exception>
    public RegisterContent Build() => _locations.Count > 0
        ? new RegisterContent([.. _locations.Values], _findings)
        : throw new UnusableRegisterException(_findings.Count > 0 ? [.. _findings.Select(finding => finding.ToString())] : ["It has no locations."]);
}
