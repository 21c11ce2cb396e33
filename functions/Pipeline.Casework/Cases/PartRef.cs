namespace Pipeline.Casework.Cases;

/// <summary>What a commit keeps of a part: <see cref="Hash"/> is the hex SHA-256 of salt, a colon and the text.</summary>
public sealed record PartRef(string Id, PartKind Kind, string Hash);
