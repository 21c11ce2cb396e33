using System.Security.Cryptography;
using System.Text;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Publication;

namespace Pipeline.Azure.Cosmos.Registers;

/// <summary>
/// Where things stand in the container. A location has a partition of its own with one item; beside them are a few partitions that list what must be
/// found without the id of a location. Their names hold a colon, which no key of a location has.
/// </summary>
internal static class RegisterKeys
{
    /// <summary>The one item in the partition of a location.</summary>
    public const string Place = "place";

    public const string Locations = "directory:locations";
    public const string Providers = "directory:providers";
    public const string Reports = "directory:reports";
    public const string Marks = "directory:marks";
    public const string Cleared = "directory:cleared";
    public const string OpenLoads = "directory:open-loads";

    private const string Hashed = "~";
    private const int LongestPlain = 200;

    public static string ChangesOf(OrganisationKind kind) => $"directory:changes:{Names.Of(kind)}";

    /// <summary>
    /// The id as the database takes it, as item id and as partition: itself where it is plain, else its hash. Ids come from files and addresses, where
    /// anything can stand.
    /// </summary>
    public static string Of(string id) => id.Length is > 0 and <= LongestPlain && id.All(IsPlain)
        ? id
        : Hashed + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)));

    private static bool IsPlain(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.';
}
