using Pipeline.Local.Bench.Cost;

namespace Pipeline.Local.Bench.Journeys;

/// <summary>Cases from their notification to closed at triage, through HTTP, queue, process and decision. With the cost it tells what cases of each path take.</summary>
internal sealed class JourneyWorkload : IWorkload
{
    public const string JourneyName = "journey";
    public const string CostKey = "cost";

    public string Name => JourneyName;

    public int DefaultCount => 1_000;

    public async Task<BenchResult> RunAsync(BenchRequest request, CancellationToken cancellationToken)
    {
        var result = await PlayAsync(request, cancellationToken);
        return request.Cost
            ? result with { More = new(result.More) { [CostKey] = await CostReport.MakeAsync(Path.Combine(request.Data, CostKey), cancellationToken) } }
            : result;
    }

    private async Task<BenchResult> PlayAsync(BenchRequest request, CancellationToken cancellationToken)
    {
        await using var house = await JourneyHouse.OpenAsync(request, cancellationToken);
        var pace = await Pace.RunAsync(
            request.Count,
            request.Concurrency,
            async (index, token) => await house.CloseAsync(await house.SubmitAsync(index, token), token),
            cancellationToken);
        return house.Result(Name, pace) with { More = new() { ["casesPerSecond"] = pace.PerSecond } };
    }
}
