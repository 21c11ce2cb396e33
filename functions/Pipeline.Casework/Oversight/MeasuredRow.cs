using Pipeline.Casework.Cases;
using Pipeline.Casework.Time;

namespace Pipeline.Casework.Oversight;

/// <summary>
/// What a row adds to the measures. The one place that says which cases a measure is about: every worklist counts these, whether it adds them up
/// when asked or keeps the sums.
/// </summary>
public readonly record struct MeasuredRow
{
    private const double TenthsPerDay = 10;

    public required Stage Stage { get; init; }

    public string? Outcome { get; init; }

    /// <summary>When a notification or concern was received; null for an assessment that the regulator opened by itself.</summary>
    public DateTimeOffset? Arrived { get; init; }

    /// <summary>Receipt, while nobody has reviewed the submission.</summary>
    public DateTimeOffset? UnreviewedSince { get; init; }

    /// <summary>The last substantive decision or, before the first, receipt, while the case is open.</summary>
    public DateTimeOffset? NoActionSince { get; init; }

    /// <summary>The due time of an open case whose clock runs: from then on it is late.</summary>
    public DateTimeOffset? LateFrom { get; init; }

    /// <summary>That due time was counted without bank holidays.</summary>
    public bool IsProvisional { get; init; }

    /// <summary>Tenths of a day, rounded half up, from receipt to the first decision that ended triage.</summary>
    public int? ToTriage { get; init; }

    /// <summary>Tenths of a day, always whole days, from the last visit to the first publication.</summary>
    public int? FromLastVisit { get; init; }

    /// <summary>Tenths of a day, always whole days, from the first visit to the first publication.</summary>
    public int? FromFirstVisit { get; init; }

    public DateTimeOffset? HoldEnds { get; init; }

    public DateTimeOffset? Told { get; init; }

    public DateTimeOffset? DisposalDue { get; init; }

    public DateTimeOffset? Closed { get; init; }

    public static MeasuredRow Of(WorklistRow row)
    {
        var isOpen = row.Stage is not Stage.Closed and not Stage.Published;
        var isSubmission = row.Kind != CaseKind.Assessment;
        return new MeasuredRow
        {
            Stage = row.Stage,
            Outcome = row.Outcome,
            Arrived = isSubmission ? row.ReceivedAt : null,
            UnreviewedSince = isOpen && isSubmission && row.ReviewedAt is null ? row.ReceivedAt : null,
            NoActionSince = isOpen ? row.LastActionAt ?? row.ReceivedAt : null,
            LateFrom = row.Stage != Stage.Closed && row.HeldUntil is null ? row.Due : null,
            IsProvisional = row.DueIsProvisional,
            ToTriage = isSubmission && row.TriagedAt is { } triaged ? Tenths((triaged - row.ReceivedAt).TotalDays) : null,
            FromLastVisit = ToPublication(row, row.LastVisit),
            FromFirstVisit = ToPublication(row, row.FirstVisit),
            HoldEnds = row.HeldUntil,
            Told = row.Told.Count == 0 ? null : row.Told.Max(told => told.At),
            DisposalDue = row.DisposalDue,
            Closed = row.Stage == Stage.Closed ? row.ClosedAt : null,
        };
    }

    public DateTimeOffset? At(WorklistMoment moment) => moment switch
    {
        WorklistMoment.Arrived => Arrived,
        WorklistMoment.HoldEnds => HoldEnds,
        WorklistMoment.Told => Told,
        WorklistMoment.DisposalDue => DisposalDue,
        WorklistMoment.Closed => Closed,
        _ => throw new ArgumentOutOfRangeException(nameof(moment), moment, "Unknown moment."),
    };

    private static int? ToPublication(WorklistRow row, DateOnly? visit) => row.PublishedAt is { } published && visit is { } day
        ? Tenths(LondonTime.DateOf(published).DayNumber - day.DayNumber)
        : null;

    private static int Tenths(double days) => (int)Math.Floor((days * TenthsPerDay) + 0.5);
}
