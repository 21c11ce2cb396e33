using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Pipeline.Casework.Publication;

namespace Pipeline.Embedded.Register;

/// <summary>Gathers the locations of one file; what is wrong with one of them stops none of the others.</summary>
internal sealed class RegisterBuilder(DateOnly today)
{
    private const double SouthMost = 49;
    private const double NorthMost = 61;
    private const double WestMost = -9;
    private const double EastMost = 2;

    private readonly OrderedDictionary<string, Location> _locations = new(StringComparer.Ordinal);
    private readonly List<RegisterNote> _notes = [];

    /// <summary>The id of a provider that has none in the source.</summary>
    public static string DerivedProviderId(string providerName)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(providerName.Trim().ToLowerInvariant()));
        return $"local-{Convert.ToHexStringLower(hash)[..8]}";
    }

    public void Add(string where, Location location)
    {
        if (!_locations.TryAdd(location.LocationId, location))
        {
            Drop(where, location.LocationId, "the same location id stands further up in the file");
        }
    }

    public void Drop(string where, string? locationId, string text) => _notes.Add(new RegisterNote(where, locationId, text, Dropped: true));

    public void Note(string where, string locationId, string text) => _notes.Add(new RegisterNote(where, locationId, text, Dropped: false));

    /// <summary>A date on which something happened; null, with a note, when it is no date or lies in the future.</summary>
    public DateOnly? PastDate(string where, string locationId, string name, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            Note(where, locationId, $"{name} '{text}' is no date (YYYY-MM-DD) and was left out");
            return null;
        }

        if (date > today)
        {
            Note(where, locationId, $"{name} {text} lies in the future and was left out");
            return null;
        }

        return date;
    }

    /// <summary>The place on the map; null, with a note, when it is not in the United Kingdom.</summary>
    public (double Longitude, double Latitude)? Position(string where, string locationId, double? longitude, double? latitude)
    {
        if (longitude is not { } x || latitude is not { } y)
        {
            return null;
        }

        if (x is < WestMost or > EastMost || y is < SouthMost or > NorthMost)
        {
            Note(where, locationId, string.Create(CultureInfo.InvariantCulture, $"longitude {x} and latitude {y} are not in the United Kingdom and were left out"));
            return null;
        }

        return (x, y);
    }

    /// <exception cref="UnusableRegisterException">Not one location is left.</exception>
    public RegisterContent Build() => _locations.Count > 0
        ? new RegisterContent([.. _locations.Values], _notes)
        : throw new UnusableRegisterException(_notes.Count > 0 ? [.. _notes.Select(note => note.ToString())] : ["It has no locations."]);
}
