namespace Pipeline.Functions.Http.Health;

/// <summary>Until when bank holidays are known, with a warning when that is near.</summary>
public sealed record CalendarState(DateOnly KnownUntil, string? Warning);
