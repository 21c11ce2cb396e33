using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Notifications.Imports;

/// <summary>
/// What an import came to. It is kept for good, so that its report outlives its process and its lines: numbers, and the documents that list the rejected
/// lines by number, field and reason, never by what they held.
/// </summary>
public sealed record ImportCompleted(CaseId Owner, string ImportId, int Total, int Accepted, string Lines, IReadOnlyList<string> Rejections);
