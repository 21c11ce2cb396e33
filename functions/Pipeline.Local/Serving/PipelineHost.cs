using Microsoft.Extensions.Logging;
using Pipeline.Casework.Policies;
using Pipeline.Embedded;
using Pipeline.Functions.Registers;

namespace Pipeline.Local.Serving;

/// <summary>How commands run the pipeline: warnings go to standard error, an empty register gets the shipped care homes.</summary>
internal static class PipelineHost
{
    /// <summary>A free port of this machine, for commands that nobody else is to call.</summary>
    public const string AnyPort = "http://127.0.0.1:0";

    /// <summary>Logs with its stack trace what it also throws: a taken address is one line to whoever typed it.</summary>
    private const string StartFailures = "Microsoft.Extensions.Hosting.Internal.Host";

    public static EmbeddedPipelineOptions Options(string dataPath, string url, PolicyCatalog policies) => new()
    {
        DataPath = dataPath,
        Url = url,
        Policies = policies,
        Locations = RegisterFile.Shipped(),
        Logging = logging => logging
            .SetMinimumLevel(LogLevel.Warning)
            .AddFilter(StartFailures, LogLevel.None)
            .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace),
    };

    /// <summary>Completes when the process is asked to end.</summary>
    public static async Task UntilAskedToEndAsync(CancellationToken cancellationToken)
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (cancellationToken.Register(asked.SetResult))
        {
            await asked.Task;
        }
    }
}
