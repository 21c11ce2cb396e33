using Pipeline.Casework.Oversight;

namespace Pipeline.Functions.Http.Operations;

/// <summary>Every stuck case, as of a time.</summary>
public sealed record StuckList(DateTimeOffset AsOf, int Total, IReadOnlyList<StuckCase> Items);
