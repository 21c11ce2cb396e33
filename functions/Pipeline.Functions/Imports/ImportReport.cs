namespace Pipeline.Functions.Imports;

/// <summary>What has become of an import so far.</summary>
public sealed record ImportReport
{
    /// <summary>Lines that are not blank.</summary>
    public required int Total { get; init; }

    /// <summary>Lines that opened a case; each is durable when it is counted.</summary>
    public required int Accepted { get; init; }

    /// <summary>In the order of the file.</summary>
    public required IReadOnlyList<RejectedLine> Rejected { get; init; }

    /// <summary>Every line was accepted or rejected.</summary>
    public required bool Done { get; init; }

    /// <summary>How its process ended although it is not done; absent otherwise. Within minutes it is started again and goes on.</summary>
    public string? Stopped { get; init; }
}
