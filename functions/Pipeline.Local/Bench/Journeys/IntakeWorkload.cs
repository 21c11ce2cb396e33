namespace Pipeline.Local.Bench.Journeys;

/// <summary>Notifications over HTTP as fast as they are accepted, while everything behind is at work.</summary>
internal sealed class IntakeWorkload : IWorkload
{
    public string Name => "intake";

    public int DefaultCount => 10_000;

    public async Task<BenchResult> RunAsync(BenchRequest request, CancellationToken cancellationToken)
    {
        await using var house = await JourneyHouse.OpenAsync(request, cancellationToken);
        var pace = await Pace.RunAsync(request.Count, request.Concurrency, house.SubmitAsync, cancellationToken);
        return house.Result(Name, pace) with
        {
            More = new() { ["acceptedPerSecond"] = pace.PerSecond, ["backlog"] = await house.CountUntouchedAsync(cancellationToken) },
        };
    }
}
