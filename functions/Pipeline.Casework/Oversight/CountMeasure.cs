namespace Pipeline.Casework.Oversight;

/// <summary>A number of cases in all, and in the last 24 hours and 7 days.</summary>
public sealed record CountMeasure(string Definition, int Total, int LastDay, int LastWeek);
