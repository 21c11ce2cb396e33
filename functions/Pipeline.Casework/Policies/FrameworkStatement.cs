namespace Pipeline.Casework.Policies;

/// <summary>A quality statement or key line of enquiry; <paramref name="KeyQuestion"/> is null in a framework without key questions.</summary>
public sealed record FrameworkStatement(string Id, string Title, string? KeyQuestion);
