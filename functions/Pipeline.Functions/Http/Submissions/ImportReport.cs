namespace Pipeline.Functions.Http.Submissions;

/// <summary>What became of an import.</summary>
public sealed record ImportReport
{
    /// <summary>Lines that were not blank.</summary>
    public required int Total { get; init; }

    public required int Accepted { get; init; }

    /// <summary>In the order of the file.</summary>
    public required IReadOnlyList<RejectedLine> Rejected { get; init; }

    /// <summary>Always true: an import has been taken in before it is answered.</summary>
    public required bool Done { get; init; }
}
