using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Reports;

/// <summary>A section of a report. One that a person edited is not built again.</summary>
public sealed record DraftSection(string Name, string Heading, TextRef Text, bool Edited);
