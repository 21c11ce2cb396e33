namespace Pipeline.Local.Demo.Stories;

/// <summary>How an accepted case goes on until its report is out.</summary>
internal sealed record AssessmentPlan
{
    /// <summary><c>id@version</c>.</summary>
    public required string Framework { get; init; }

    /// <summary>Statements, or key questions where the framework has no scores.</summary>
    public required IReadOnlyList<string> Statements { get; init; }

    /// <summary>How good the service is, from 0 to 3.</summary>
    public required int Level { get; init; }

    public int Visits { get; init; }

    public int Documents { get; init; }

    public bool Assigned { get; init; }

    public bool Breach { get; init; }

    /// <summary>A manager rates where the rules give no overall rating.</summary>
    public bool Overridden { get; init; }

    public bool EditsDraft { get; init; }

    public bool ReopensAssessment { get; init; }

    public bool ReturnedByReviewer { get; init; }

    public bool Extended { get; init; }

    public ProviderAnswer Answer { get; init; }

    public bool ReturnedAtSignOff { get; init; }

    public Aftermath Aftermath { get; init; }
}
