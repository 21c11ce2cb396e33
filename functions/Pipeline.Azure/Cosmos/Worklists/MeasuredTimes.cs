using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;

namespace Pipeline.Azure.Cosmos.Worklists;

/// <summary>The times by which cases are measured and found, as texts in the order of time.</summary>
internal sealed record MeasuredTimes
{
    public required string Stage { get; init; }

    public string? Arrived { get; init; }

    public string? Unreviewed { get; init; }

    public string? NoAction { get; init; }

    public string? LateFrom { get; init; }

    public string? HoldEnds { get; init; }

    public string? Told { get; init; }

    public string? DisposalDue { get; init; }

    public string? Closed { get; init; }

    public static MeasuredTimes Of(WorklistRow row)
    {
        var measured = MeasuredRow.Of(row);
        return new MeasuredTimes
        {
            Stage = Names.Of(measured.Stage),
            Arrived = Text(measured.Arrived),
            Unreviewed = Text(measured.UnreviewedSince),
            NoAction = Text(measured.NoActionSince),
            LateFrom = Text(measured.LateFrom),
            HoldEnds = Text(measured.HoldEnds),
            Told = Text(measured.Told),
            DisposalDue = Text(measured.DisposalDue),
            Closed = Text(measured.Closed),
        };
    }

    /// <summary>Where a moment stands in an item.</summary>
    public static string PathOf(WorklistMoment moment) => moment switch
    {
        WorklistMoment.Arrived => "c.measured.arrived",
        WorklistMoment.HoldEnds => "c.measured.holdEnds",
        WorklistMoment.Told => "c.measured.told",
        WorklistMoment.DisposalDue => "c.measured.disposalDue",
        WorklistMoment.Closed => "c.measured.closed",
        _ => throw new ArgumentOutOfRangeException(nameof(moment), moment, "Unknown moment."),
    };

    private static string? Text(DateTimeOffset? time) => time is { } at ? SortKeys.TimeOf(at) : null;
}
