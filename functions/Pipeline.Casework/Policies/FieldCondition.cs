namespace Pipeline.Casework.Policies;

/// <summary>A field applies only when another of the same type has this value.</summary>
public sealed record FieldCondition(string Field, string Value);
