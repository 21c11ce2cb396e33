using Microsoft.Extensions.Logging;
using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Oversight;

/// <summary>Says what a sweep found, in the words that alerts and the workbook read (infra/docs/telemetry.md).</summary>
public sealed partial class SweepReport(IWorklist worklist, TimeProvider time, ILogger<SweepReport> logger)
{
    /// <summary>One line with the stuck cases, also when there are none, and one for each stage with a case that is late.</summary>
    public async Task WriteAsync(IReadOnlyDictionary<CaseId, StuckCode> stuck, CancellationToken cancellationToken)
    {
        var parked = stuck.Values.Count(code => code == StuckCode.Parked);
        var nobodyCanAct = stuck.Values.Count(code => code == StuckCode.NobodyCanAct);
        LogStuck(logger, stuck.Count, parked, nobodyCanAct);
        var now = time.GetUtcNow();
        foreach (var (stage, count) in (await worklist.MeasureAsync(now, cancellationToken)).Late.OrderBy(late => late.Key))
        {
            var oldest = await worklist.QueryAsync(new WorklistQuery { AsOf = now, Stage = stage, Late = true, Sort = WorklistSort.Due, Take = 1 }, cancellationToken);
            var over = oldest.Items is [{ Due: { } due }] ? now - due : TimeSpan.Zero;
            var (name, hours) = (Names.Of(stage), (int)over.TotalHours);
            LogLate(logger, name, count, hours);
        }
    }

    [LoggerMessage(EventId = 1102, Level = LogLevel.Information, Message = "Sweep: {Stuck} stuck, {Parked} parked, {NobodyCanAct} that nobody can act on.")]
    private static partial void LogStuck(ILogger logger, int stuck, int parked, int nobodyCanAct);

    [LoggerMessage(EventId = 1103, Level = LogLevel.Information, Message = "Late in {Stage}: {Count} cases, the oldest {Hours} hours over its clock.")]
    private static partial void LogLate(ILogger logger, string stage, int count, int hours);
}
