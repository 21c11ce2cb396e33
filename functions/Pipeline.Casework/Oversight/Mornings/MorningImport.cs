namespace Pipeline.Casework.Oversight.Mornings;

/// <summary>An import that was accepted and does not go on: how many lines it has, and how its process ended. Null: there is none.</summary>
public sealed record MorningImport(string ImportId, DateTimeOffset At, int Total, string? Process)
{
    public string Status => $"GET /api/imports/{ImportId}";
}
