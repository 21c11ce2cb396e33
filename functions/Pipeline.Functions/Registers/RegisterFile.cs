using System.Text;
using Pipeline.Casework.Publication;

namespace Pipeline.Functions.Registers;

/// <summary>Reads locations from files: CSV as in the shipped register, or the JSON record of the regulator's public API.</summary>
public static class RegisterFile
{
    private const string ShippedName = "trafford-care-homes-2026-02-25.csv";

    private static readonly DateOnly ShippedOn = new(2026, 2, 25);

    /// <summary>The care homes that come with the product; ATTRIBUTION.md beside the data says from where.</summary>
    public static IReadOnlyList<Location> Shipped() => ShippedContent().Locations;

    /// <summary>The same with what is odd about them.</summary>
    public static RegisterContent ShippedContent()
    {
        using var stream = typeof(RegisterFile).Assembly.GetManifestResourceStream(typeof(RegisterFile), ShippedName)
            ?? throw new InvalidOperationException($"The assembly has no {ShippedName}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return LocationsCsv.Read(reader.ReadToEnd(), ShippedOn);
    }

    /// <summary>Reads a file of either kind. No date in it may be later than <paramref name="today"/>.</summary>
    /// <exception cref="UnusableRegisterException">It is of neither kind, or has not one location that can be used.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static async Task<RegisterContent> ReadAsync(string path, DateOnly today, CancellationToken cancellationToken) =>
        Read(await File.ReadAllTextAsync(path, Encoding.UTF8, cancellationToken), today);

    /// <summary>Reads the text of a file of either kind. No date in it may be later than <paramref name="today"/>.</summary>
    /// <exception cref="UnusableRegisterException">It is of neither kind, or has not one location that can be used.</exception>
    public static RegisterContent Read(string text, DateOnly today) =>
        text.AsSpan().TrimStart() is ['{' or '[', ..] ? LocationsJson.Read(text, today) : LocationsCsv.Read(text, today);
}
