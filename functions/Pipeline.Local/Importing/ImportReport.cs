namespace Pipeline.Local.Importing;

/// <summary>What became of the lines of a file, as <c>GET /api/imports/{id}</c> has it.</summary>
internal sealed record ImportReport(int Total, int Accepted, IReadOnlyList<RejectedLine> Rejected);
