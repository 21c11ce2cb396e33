namespace Pipeline.Casework.Publication;

/// <summary>A stretch of a list, and how long the whole list is.</summary>
public sealed record RegisterList<T>(int Total, IReadOnlyList<T> Items);
