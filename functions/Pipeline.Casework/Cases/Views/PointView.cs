using Pipeline.Casework.Assessment;

namespace Pipeline.Casework.Cases.Views;

/// <summary>A point and what became of it.</summary>
public sealed record PointView(string Id, string Kind, string Where, string Text, IReadOnlyList<string> Documents, bool? Accepted, string? Reason);
