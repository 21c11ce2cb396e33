using Pipeline.Embedded.Clock;

namespace Pipeline.Embedded.Tests.Clock;

public sealed class WorkGaugeTests
{
    [Fact]
    public async Task WhenQuiet_NothingInFlight_CompletesAtOnce() => await new WorkGauge().WhenQuietAsync(default);

    [Fact]
    public async Task WhenQuiet_WorkInFlight_WaitsForTheLast()
    {
        var gauge = new WorkGauge();
        var first = gauge.Enter();
        var second = gauge.Enter();
        var quiet = gauge.WhenQuietAsync(default);

        first.Dispose();
        first.Dispose();
        gauge.InFlight.ShouldBe(1);
        quiet.IsCompleted.ShouldBeFalse();
        second.Dispose();

        await quiet.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task WhenQuiet_ManyThreads_IsNeverMissed()
    {
        var gauge = new WorkGauge();
        for (var round = 0; round < 2_000; round++)
        {
            var entry = gauge.Enter();
            var work = Task.Run(entry.Dispose);
            await gauge.WhenQuietAsync(default).WaitAsync(TimeSpan.FromSeconds(30));
            gauge.InFlight.ShouldBe(0);
            await work;
        }
    }
}
