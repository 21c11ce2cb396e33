using Microsoft.Azure.Functions.Worker;
using Pipeline.Casework.Oversight;

namespace Pipeline.Functions.Oversight;

/// <summary>Says the measures for the workbook. One that fails is followed by the next.</summary>
public sealed class MeasureTimer(MeasureReport report)
{
    /// <summary>Every hour, beside what begins on the hour.</summary>
    public const string Schedule = "0 7 * * * *";

    [Function(nameof(MeasureTimer))]
    public Task RunAsync([TimerTrigger(Schedule)] TimerInfo timer, CancellationToken cancellationToken) => report.WriteAsync(cancellationToken);
}
