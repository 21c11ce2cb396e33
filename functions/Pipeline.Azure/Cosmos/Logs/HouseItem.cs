using System.Security.Cryptography;
using System.Text;
using Pipeline.Casework.Oversight;

namespace Pipeline.Azure.Cosmos.Logs;

/// <summary>
/// An entry in the log of the house. <paramref name="Id"/> is made of kind and entry id, which may hold what the id of an item may not;
/// <paramref name="Attempt"/> names the call that added it.
/// </summary>
internal sealed record HouseItem(string Id, string Kind, string EntryId, DateTimeOffset At, string Content, string Attempt)
{
    public static string IdOf(string kind, string entryId) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\n{entryId}")));

    public static HouseItem Of(HouseEntry entry, string attempt) =>
        new(IdOf(entry.Kind, entry.Id), entry.Kind, entry.Id, entry.At, entry.Content, attempt);

    public HouseEntry Read() => new(Kind, EntryId, At, Content);
}
