namespace Pipeline.Casework.Reports;

/// <summary>A section as published; empty lines separate paragraphs.</summary>
public sealed record ReportSection(string Name, string Heading, string Text);
