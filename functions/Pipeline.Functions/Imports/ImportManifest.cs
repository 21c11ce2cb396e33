using System.Text.Json.Serialization;
using Pipeline.Casework.People;

namespace Pipeline.Functions.Imports;

/// <summary>What an import is: the document with its lines, how many are not blank, and on whose behalf they are taken in.</summary>
public sealed record ImportManifest(string File, int Total, string UserId, IReadOnlyList<Role> Roles)
{
    [JsonIgnore]
    public Caller Caller => new() { UserId = UserId, Roles = Roles.ToHashSet() };
}
