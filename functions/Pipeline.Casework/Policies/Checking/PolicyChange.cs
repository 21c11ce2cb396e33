namespace Pipeline.Casework.Policies.Checking;

/// <param name="Scope">Where: a version, a framework, the people, a calendar.</param>
/// <param name="Text">What changes, from what to what.</param>
public sealed record PolicyChange(string Scope, string Text);
