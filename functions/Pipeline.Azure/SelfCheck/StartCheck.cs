using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pipeline.Casework.Oversight.Dependencies;

namespace Pipeline.Azure.SelfCheck;

/// <summary>
/// Looks once at everything the app needs when it starts, so that what a deployment forgot stands in the log before the first case meets it. The app goes
/// on whatever it finds: a dependency may come back, and most work does not need all of them.
/// </summary>
internal sealed partial class StartCheck(DependencyBoard board, ILogger<StartCheck> logger) : BackgroundService
{
    /// <summary>The first connection and the first token take their time.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var reports = await board.AskAsync([], Patience, stoppingToken);
        var ok = reports.Count(report => report.State is DependencyState.Ok);
        LogDone(logger, ok, reports.Count);
    }

    [LoggerMessage(EventId = 3001, Level = LogLevel.Information, Message = "Self-check: {Ok} of {Count} dependencies are as they should be.")]
    private static partial void LogDone(ILogger logger, int ok, int count);
}
