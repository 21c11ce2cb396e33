namespace Pipeline.Functions.Http.Submissions;

/// <summary>An import that was taken in.</summary>
public sealed record ImportReceipt(string ImportId, string StatusUrl);
