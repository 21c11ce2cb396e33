namespace Pipeline.Azure.Cosmos;

/// <summary>An item and the ETag under which it was read.</summary>
internal sealed record StoredItem<T>(T Value, string ETag);
