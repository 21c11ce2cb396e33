namespace Pipeline.Casework.Reports;

/// <summary>The template of reports. A change of what is rendered is a new version beside the old one.</summary>
public static class ReportTemplate
{
    public const int Version = 1;
}
