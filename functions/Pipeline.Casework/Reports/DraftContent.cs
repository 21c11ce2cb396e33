using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Reports;

/// <summary>A draft report as its readers get it: as it stands to staff, as it was sent to the provider.</summary>
public sealed record DraftContent
{
    public required CaseId CaseId { get; init; }

    /// <summary>How often the draft was submitted for review: what tells one draft from the next.</summary>
    public required int Lap { get; init; }

    public required DateTimeOffset? SentAt { get; init; }

    /// <summary>Until when the provider can answer; null outside its time.</summary>
    public required DateTimeOffset? Due { get; init; }

    public required string LocationName { get; init; }

    public required string ProviderName { get; init; }

    public required string FrameworkTitle { get; init; }

    public required IReadOnlyList<DateOnly> Visits { get; init; }

    public required ReportRating Overall { get; init; }

    /// <summary>To the provider without explanations: it was sent the ratings, which may be other ones by now.</summary>
    public required IReadOnlyList<ReportRating> KeyQuestions { get; init; }

    public required IReadOnlyList<ReportSection> Sections { get; init; }
}
