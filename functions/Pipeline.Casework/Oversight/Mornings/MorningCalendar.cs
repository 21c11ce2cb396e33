namespace Pipeline.Casework.Oversight.Mornings;

/// <summary>How far bank holidays are known, and how many open cases have a due time beyond that.</summary>
public sealed record MorningCalendar(DateOnly KnownUntil, int DaysLeft, bool EndsSoon, int ProvisionalDeadlines);
