namespace Pipeline.Casework.Oversight;

/// <summary>Cases counted by a name.</summary>
public sealed record GroupMeasure(string Definition, int Total, IReadOnlyDictionary<string, int> By);
