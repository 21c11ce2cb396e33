namespace Pipeline.Casework.Documents;

/// <summary>What a store knows of a blob: lower-case hex SHA-256 of its bytes and their number.</summary>
public sealed record StoredDocument(string Sha256, long Size);
