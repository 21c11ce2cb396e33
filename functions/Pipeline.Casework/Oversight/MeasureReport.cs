using Microsoft.Extensions.Logging;

namespace Pipeline.Casework.Oversight;

/// <summary>Says the measures in the words that alerts and the workbook read (infra/docs/telemetry.md); 0 days where no case waits.</summary>
public sealed partial class MeasureReport(MeasureReader reader, ILogger<MeasureReport> logger)
{
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        var measures = await reader.ReadAsync(new Dictionary<StuckCode, int>(), cancellationToken);
        LogMeasures(
            logger,
            measures.Arrivals.LastDay,
            measures.Unreviewed.Count,
            measures.Unreviewed.OldestDays ?? 0,
            measures.NoAction.Count,
            measures.NoAction.OldestDays ?? 0);
    }

    [LoggerMessage(
        EventId = 1104,
        Level = LogLevel.Information,
        Message = "Measures: {Arrived} arrived in a day, {Unreviewed} unreviewed, the oldest {UnreviewedDays} days, {NoAction} without action, the oldest {NoActionDays} days.")]
    private static partial void LogMeasures(ILogger logger, int arrived, int unreviewed, int unreviewedDays, int noAction, int noActionDays);
}
