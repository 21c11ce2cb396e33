namespace Pipeline.Casework.Reports;

/// <summary>The template of reports. A change of what is rendered is a new version beside the old one.</summary>
public static class ReportTemplate
{
    /// <summary>The first template, without a way past the head of the page and without a form for paper.</summary>
    public const int First = 1;

    /// <summary>What is used from now on.</summary>
    public const int Version = 2;
}
