using System.Text.Json;
using Pipeline.Casework.Cases;
using Pipeline.Embedded.Storage;
using Pipeline.Local.Bench.Processes;
using Pipeline.Local.CommandLine;

namespace Pipeline.Local.Bench;

/// <summary>Gives each workload a folder of its own, and watches its memory.</summary>
/// <param name="count">How many of each; 0: as many as the workload says.</param>
/// <param name="concurrency">How many callers.</param>
/// <param name="durability">Of every commit.</param>
/// <param name="kill">See <see cref="BenchRequest.Kill"/>.</param>
/// <param name="cost">See <see cref="BenchRequest.Cost"/>.</param>
/// <param name="data">Where the folders are made and stay; null: where temporary files go, and they go too.</param>
internal sealed class BenchRun(int count, int concurrency, Durability durability, bool kill, bool cost, string? data)
{
    /// <exception cref="RefusedException">The folder holds data.</exception>
    public async Task<BenchResult> MeasureAsync(IWorkload workload, CancellationToken cancellationToken)
    {
        if (data is not null)
        {
            return await MeasureAsync(workload, Path.Combine(data, workload.Name), cancellationToken);
        }

        var folder = Directory.CreateTempSubdirectory("pipeline-bench-");
        try
        {
            return await MeasureAsync(workload, folder.FullName, cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>What a process of the killed backlog does; the folder is the workload's own.</summary>
    public async Task<int> TakePartAsync(Terminal terminal, BacklogPhase phase, CancellationToken cancellationToken)
    {
        var request = new BenchRequest(count, concurrency, durability, data ?? throw new RefusedException($"{KilledBacklog.PhaseOption} needs --data."));
        if (phase == BacklogPhase.Wait)
        {
            await KilledBacklog.WaitAsync(request, terminal, cancellationToken);
        }
        else
        {
            using var memory = new PeakMemory();
            var result = await KilledBacklog.ResumeAsync(request, cancellationToken);
            await terminal.Out.WriteLineAsync(JsonSerializer.Serialize(result with { PeakResidentMiB = memory.PeakMiB() }, CaseJson.Options));
        }

        return ExitCodes.Done;
    }

    private async Task<BenchResult> MeasureAsync(IWorkload workload, string folder, CancellationToken cancellationToken)
    {
        if (new DataFolder(folder) is { HasDatabase: true } used)
        {
            throw new RefusedException($"The folder {used.FullPath} already holds data; bench needs one that holds none, named by --data.");
        }

        var request = new BenchRequest(count == 0 ? workload.DefaultCount : count, concurrency, durability, folder) { Kill = kill, Cost = cost };
        using var memory = new PeakMemory();
        var result = await workload.RunAsync(request, cancellationToken);
        return result with
        {
            Durability = Names.Of(durability),
            PeakResidentMiB = result.PeakResidentMiB == 0 ? memory.PeakMiB() : result.PeakResidentMiB,
        };
    }
}
