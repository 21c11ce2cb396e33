using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Embedded.Clock;

namespace Pipeline.Embedded.Tests.Clock;

public sealed class PumpTests
{
    private readonly WorkGauge _gauge = new();
    private readonly VirtualClock _clock = new(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Signal_Started_RunsUntilThereIsNoMore()
    {
        var left = 3;
        await using var pump = Make(_ => Task.FromResult(--left > 0));
        pump.Start();

        pump.Signal();
        await Quiet();

        left.ShouldBe(0);
    }

    [Fact]
    public async Task Signal_BeforeStart_CountsAndIsKept()
    {
        var runs = 0;
        await using var pump = Make(_ => Task.FromResult(++runs < 0));
        pump.Signal();

        _gauge.InFlight.ShouldBe(1);
        pump.Start();
        await Quiet();
        runs.ShouldBe(1);
    }

    [Fact]
    public async Task Signal_DuringAStep_RunsItAgain()
    {
        var runs = 0;
        Pump? pump = null;
        pump = Make(_ =>
        {
            if (++runs == 1)
            {
                pump!.Signal();
            }

            return Task.FromResult(false);
        });
        pump.Start();

        pump.Signal();
        await Quiet();

        runs.ShouldBe(2);
        await pump.DisposeAsync();
    }

    [Fact]
    public async Task Step_Throws_IsRetriedWithGrowingPause()
    {
        var times = new List<double>();
        var start = _clock.GetUtcNow();
        await using var pump = Make(_ =>
        {
            times.Add((_clock.GetUtcNow() - start).TotalMilliseconds);
            return times.Count < 4 ? throw new InvalidOperationException("not yet") : Task.FromResult(false);
        });
        pump.Start();
        pump.Signal();

        await _clock.RunUntilAsync(start.AddMinutes(1), _gauge, default).WaitAsync(TimeSpan.FromSeconds(30));

        times.ShouldBe([0, 100, 300, 700]);
    }

    [Fact]
    public async Task Stop_DuringAStep_CancelsItAndCountsNothing()
    {
        var started = new TaskCompletionSource();
        await using var pump = Make(async token =>
        {
            started.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
            return true;
        });
        pump.Start();
        pump.Signal();
        await started.Task;

        await pump.StopAsync().WaitAsync(TimeSpan.FromSeconds(30));
        pump.Signal();

        _gauge.InFlight.ShouldBe(0);
    }

    private Pump Make(Func<CancellationToken, Task<bool>> step) => new("test", _gauge, step, _clock, NullLogger.Instance);

    private Task Quiet() => _gauge.WhenQuietAsync(default).WaitAsync(TimeSpan.FromSeconds(30));
}
