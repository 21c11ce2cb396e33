namespace Pipeline.Casework.People;

/// <summary>The caller is known and may not do this. Answered as 403.</summary>
public sealed class AccessDeniedException(string message) : Exception(message);
