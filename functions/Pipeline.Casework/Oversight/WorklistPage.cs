namespace Pipeline.Casework.Oversight;

/// <summary>A page of the worklist. <see cref="Total"/> is exact unless <see cref="TotalIsAtLeast"/>.</summary>
public sealed record WorklistPage(IReadOnlyList<WorklistRow> Items, string? Next, int Total, bool TotalIsAtLeast);
