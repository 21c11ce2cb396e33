namespace Pipeline.Local.Importing;

/// <summary>What became of the lines of a file, as <c>GET /api/imports/{id}</c> has it.</summary>
internal sealed record SendReport(int Total, int Accepted, IReadOnlyList<RefusedLine> Rejected);
