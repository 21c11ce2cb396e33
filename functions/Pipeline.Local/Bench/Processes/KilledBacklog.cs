using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Pipeline.Casework.Cases;
using Pipeline.Local.CommandLine;

namespace Pipeline.Local.Bench.Processes;

/// <summary>
/// A backlog whose process is killed hard while all wait, and whose work a second process takes up. Both are this executable, told by the hidden option
/// <c>--phase</c> which of the two they are.
/// </summary>
internal static class KilledBacklog
{
    public const string PhaseOption = "--phase";

    private const string Ready = "waiting";

    /// <summary>Runs both processes. Their folder is the request's.</summary>
    public static async Task<BenchResult> RunAsync(BenchRequest request, CancellationToken cancellationToken)
    {
        using (var first = Start(request, BacklogPhase.Wait))
        {
            try
            {
                if (await first.StandardOutput.ReadLineAsync(cancellationToken) != Ready)
                {
                    throw new BenchFailedException($"The first process did not come to wait: {await first.StandardError.ReadToEndAsync(cancellationToken)}");
                }
            }
            finally
            {
                first.Kill(entireProcessTree: true);
                await first.WaitForExitAsync(CancellationToken.None);
            }
        }

        using var second = Start(request, BacklogPhase.Resume);
        var answer = await second.StandardOutput.ReadToEndAsync(cancellationToken);
        await second.WaitForExitAsync(cancellationToken);
        return second.ExitCode == ExitCodes.Done
            ? JsonSerializer.Deserialize<BenchResult>(answer, CaseJson.Options)!
            : throw new BenchFailedException($"The second process did not take up the work: {await second.StandardError.ReadToEndAsync(cancellationToken)}");
    }

    public static async Task WaitAsync(BenchRequest request, Terminal terminal, CancellationToken cancellationToken)
    {
        await using var bench = await ProcessBench.StartAsync(request, cancellationToken);
        await bench.StartWaitingAsync(request, cancellationToken);
        await terminal.Out.WriteLineAsync(Ready);
        await terminal.Out.FlushAsync(cancellationToken);
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
    }

    public static async Task<BenchResult> ResumeAsync(BenchRequest request, CancellationToken cancellationToken)
    {
        var ends = new long[request.Count];
        await using var bench = await ProcessBench.StartAsync(request, cancellationToken);
        var ready = SinceStart();
        var began = TimeProvider.System.GetTimestamp();
        var pace = await BacklogWorkload.RaiseAsync(bench, request, (index, at) => ends[index] = at, cancellationToken);
        return bench.Result(BacklogWorkload.BacklogName, pace) with
        {
            More = new()
            {
                ["killed"] = true,
                ["recoveredSeconds"] = BenchResult.Rounded(ready),
                ["firstProgressSeconds"] = After(ends.Min()),
                ["lastProgressSeconds"] = After(ends.Max()),
            },
        };

        double After(long at) => BenchResult.Rounded(ready + TimeProvider.System.GetElapsedTime(began, at).TotalSeconds);
    }

    private static double SinceStart()
    {
        using var process = Process.GetCurrentProcess();
        return (TimeProvider.System.GetUtcNow() - new DateTimeOffset(process.StartTime)).TotalSeconds;
    }

    private static Process Start(BenchRequest request, BacklogPhase phase)
    {
        string[] arguments =
        [
            "bench", BacklogWorkload.BacklogName, PhaseOption, Names.Of(phase), "--data", request.Data, "--count", Text(request.Count),
            "--concurrency", Text(request.Concurrency), "--durability", Names.Of(request.Durability), "--json",
        ];

        // As an executable of its own, or by the host that runs its assembly.
        var own = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "pipeline" ? path : null;
        var start = new ProcessStartInfo(own ?? "dotnet", own is null ? [typeof(KilledBacklog).Assembly.Location, .. arguments] : arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        return Process.Start(start) ?? throw new BenchFailedException("A process of its own could not be started.");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
