using Pipeline.Embedded.Clock;

namespace Pipeline.Embedded.Tests.Clock;

public sealed class VirtualClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
    private readonly VirtualClock _clock = new(Start);
    private readonly List<string> _fired = [];

    [Fact]
    public void AdvanceTo_SeveralTimers_FireInDueOrderEachAtItsTime()
    {
        using var late = Timer("late", 20);
        using var early = Timer("early", 10);
        using var equal = Timer("equal", 10);

        _clock.AdvanceTo(Start.AddSeconds(60));

        _fired.ShouldBe(["early@10", "equal@10", "late@20"]);
        _clock.GetUtcNow().ShouldBe(Start.AddSeconds(60));
        _clock.NextDue.ShouldBeNull();
    }

    [Fact]
    public void AdvanceTo_Periodic_FiresEveryPeriod()
    {
        using var timer = _clock.CreateTimer(_ => _fired.Add("tick"), null, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10));

        _clock.AdvanceTo(Start.AddSeconds(30));

        _fired.Count.ShouldBe(3);
        _clock.NextDue.ShouldBe(Start.AddSeconds(35));
    }

    [Fact]
    public void AdvanceTo_TimerMadeByATimer_FiresOnTheWay()
    {
        using var first = _clock.CreateTimer(_ => Timer("second", 5), null, TimeSpan.FromSeconds(10), Timeout.InfiniteTimeSpan);

        _clock.AdvanceTo(Start.AddSeconds(60));

        _fired.ShouldBe(["second@15"]);
    }

    [Fact]
    public void AdvanceTo_Disposed_DoesNotFire()
    {
        var timer = Timer("never", 10);
        timer.Dispose();

        _clock.AdvanceTo(Start.AddSeconds(60));

        _fired.ShouldBeEmpty();
        timer.Change(TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan).ShouldBeFalse();
    }

    [Fact]
    public void Timer_ZeroDue_FiresOnlyWhenAdvanced()
    {
        using var timer = Timer("now", 0);
        _fired.ShouldBeEmpty();

        _clock.AdvanceTo(Start);

        _fired.ShouldBe(["now@0"]);
    }

    [Fact]
    public void Timestamp_Advanced_MeasuresTheSameTime()
    {
        var before = _clock.GetTimestamp();
        _clock.AdvanceTo(Start.AddMinutes(3));

        _clock.GetElapsedTime(before).ShouldBe(TimeSpan.FromMinutes(3));
    }

    [Fact]
    public async Task RunUntil_WorkBetweenTimers_WaitsForItBeforeEachJump()
    {
        var gauge = new WorkGauge();
        void After(int hour) => _clock.CreateTimer(_ => Begin(gauge.Enter(), hour), null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);
        void Begin(IDisposable entry, int hour) => ThreadPool.QueueUserWorkItem(_ =>
        {
            _fired.Add($"{(_clock.GetUtcNow() - Start).TotalHours}");
            if (hour < 3)
            {
                After(hour + 1);
            }

            entry.Dispose();
        });
        After(1);

        await _clock.RunUntilAsync(Start.AddHours(10), gauge, default).WaitAsync(TimeSpan.FromSeconds(30));

        _fired.ShouldBe(["1", "2", "3"]);
        _clock.GetUtcNow().ShouldBe(Start.AddHours(10));
    }

    [Fact]
    public async Task AdvanceToNextDue_NoTimer_IsFalse()
    {
        (await _clock.AdvanceToNextDueAsync(new WorkGauge(), default)).ShouldBeFalse();
        using var timer = Timer("one", 7);

        (await _clock.AdvanceToNextDueAsync(new WorkGauge(), default)).ShouldBeTrue();
        _fired.ShouldBe(["one@7"]);
    }

    private ITimer Timer(string name, int seconds) => _clock.CreateTimer(
        _ => _fired.Add($"{name}@{(_clock.GetUtcNow() - Start).TotalSeconds}"), null, TimeSpan.FromSeconds(seconds), Timeout.InfiniteTimeSpan);
}
