namespace Pipeline.Casework.Oversight;

/// <summary>The rows whose moment lies in a time: <paramref name="From"/> inclusive, <paramref name="Until"/> exclusive, null without a limit.</summary>
public sealed record WorklistPeriod(WorklistMoment Moment, DateTimeOffset? From, DateTimeOffset? Until)
{
    public bool Admits(WorklistRow row) => MeasuredRow.Of(row).At(Moment) is { } at && !(at < From) && !(at >= Until);
}
