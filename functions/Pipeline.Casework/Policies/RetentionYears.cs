namespace Pipeline.Casework.Policies;

/// <summary>Years after a case was closed until its personal data and documents are disposed of.</summary>
public sealed record RetentionYears
{
    public required int Published { get; init; }

    public required int Unpublished { get; init; }

    /// <summary>Of a confidential reporter, whatever becomes of the case.</summary>
    public required int ReporterIdentity { get; init; }
}
