using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Embedded.Durable;
using Pipeline.Functions.Orchestration;

namespace Pipeline.EndToEnd.Tests.Histories;

/// <summary>
/// Recorded histories of each path replay without divergence: instances that are running when a new version is deployed go on. With
/// <c>PIPELINE_RECORD_HISTORIES</c> naming this source folder, playing the paths records them anew.
/// </summary>
public sealed class ReplayTests
{
    private const string RecordTo = "PIPELINE_RECORD_HISTORIES";

    public static TheoryData<string> Paths => new(CasePath.All.Keys);

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Path_RecordedBefore_ReplaysWithoutDivergence(string path)
    {
        await using var pipeline = await LivePipeline.StartAsync();
        var recorded = JsonSerializer.Deserialize<string[]>(
            await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Histories", $"{path}.json")))!;

        recorded.Length.ShouldBeGreaterThan(1);
        ShouldReplay(pipeline, recorded);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Path_PlayedNow_LeavesHistoriesThatReplay(string path)
    {
        await using var pipeline = await LivePipeline.StartAsync();
        var play = new CasePath(pipeline);

        await CasePath.All[path](play);

        (await play.StageAsync()).ShouldBe(path is "closed-at-triage" or "information-requested" or "published" ? "closed" : "published");
        ShouldReplay(pipeline, play.Histories);
        if (Environment.GetEnvironmentVariable(RecordTo) is { Length: > 0 } folder)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, $"{path}.json"), JsonSerializer.Serialize(play.Histories) + "\n");
        }
    }

    private static void ShouldReplay(LivePipeline pipeline, IReadOnlyList<string> histories)
    {
        var orchestrator = pipeline.Services.GetRequiredService<ITaskFunctions>().FindOrchestrator(CaseInstance.Orchestrator)!;
        var converter = pipeline.Services.GetRequiredService<DataConverter>();
        foreach (var history in histories)
        {
            var report = HistoryReplay.Verify(orchestrator, history, converter);
            report.Divergences.ShouldBeEmpty();
            report.Turns.ShouldBeGreaterThan(0);
        }
    }
}
