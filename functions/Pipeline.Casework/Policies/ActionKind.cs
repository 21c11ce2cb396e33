namespace Pipeline.Casework.Policies;

/// <summary>What may be recorded as done about a case. With <paramref name="SendsNotice"/> the notice to the addressee is sent in the same step.</summary>
public sealed record ActionKind(string Id, string Title, bool SendsNotice);
