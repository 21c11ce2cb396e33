namespace Pipeline.Azure.Cosmos.Registers;

/// <summary>What a location last showed of a report.</summary>
/// <param name="ReportId">The report.</param>
/// <param name="SaysHash">Null: the report went to another location.</param>
/// <param name="CommitVersion">An older commit changes nothing here; 0 after the reports were cleared.</param>
internal sealed record KnownReport(string ReportId, string? SaysHash, int CommitVersion);
