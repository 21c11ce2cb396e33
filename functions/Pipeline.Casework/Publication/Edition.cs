namespace Pipeline.Casework.Publication;

/// <summary>What rendering needs besides the case: with the same edition, publishing twice writes the same bytes.</summary>
public sealed record Edition(string ReportId, int Number, DateTimeOffset At, int TemplateVersion);
