namespace Pipeline.Casework.Publication;

/// <summary>A report from before this register. We know of it; we do not have it.</summary>
public sealed record EarlierReport(string LinkId, DateOnly? ReportDate, DateOnly? FirstVisitDate, string? ReportType);
