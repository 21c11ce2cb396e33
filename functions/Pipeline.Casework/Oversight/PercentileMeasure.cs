namespace Pipeline.Casework.Oversight;

/// <summary>How long things took, in days with one decimal; null where nothing was finished.</summary>
public sealed record PercentileMeasure(string Definition, int Count, double? P50, double? P90, double? P95);
