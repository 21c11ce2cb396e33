using Pipeline.Azure.Cost;
using Pipeline.Casework.Cases;
using Pipeline.Embedded.Durable;
using Pipeline.Functions.Orchestration;
using Pipeline.Local.Bench.Counting;

namespace Pipeline.Local.Tests.Bench.Counting;

public sealed class CaseMeterTests
{
    private static readonly CaseId One = CaseId.From([1, 2, 3, 4, 5, 6, 7]);
    private static readonly CaseId Other = CaseId.From([7, 6, 5, 4, 3, 2, 1]);

    [Fact]
    public async Task Spend_StoreThatReportsItsCharges_CountsThemInPlaceOfTheEstimate()
    {
        using var meter = new CaseMeter();

        await meter.SpendAsync(
            One,
            async () =>
            {
                RequestCharges.Spent("cases", "batch", 12.5);
                await Task.Yield();
                RequestCharges.Spent("cases", "create", 6.5);
            },
            new Tally { Writes = 1, RequestUnits = 99 });
        await meter.SpendAsync(One, () => Task.CompletedTask, new Tally { Reads = 1, RequestUnits = 3 });

        meter.Of(One).ShouldBe(new Tally { Writes = 1, Reads = 1, RequestUnits = 22, ReportedRequestUnits = 19 });
    }

    [Fact]
    public async Task Spend_TwoCallsAtOnce_AreEachChargedTheirOwn()
    {
        using var meter = new CaseMeter();
        var gate = new TaskCompletionSource();

        var first = meter.SpendAsync(One, () => Charged(1), new Tally());
        var second = meter.SpendAsync(Other, () => Charged(10), new Tally());
        gate.SetResult();
        await Task.WhenAll(first, second);

        meter.Of(One).RequestUnits.ShouldBe(1);
        meter.Of(Other).RequestUnits.ShouldBe(10);

        async Task Charged(double units)
        {
            await gate.Task;
            RequestCharges.Spent("cases", "read", units);
        }
    }

    [Fact]
    public async Task Spend_CallThatFails_IsNotCounted()
    {
        using var meter = new CaseMeter();

        await Should.ThrowAsync<StoreUnavailableException>(
            meter.SpendAsync(One, () => Task.FromException(new StoreUnavailableException("away")), new Tally { Writes = 1 }));

        meter.Of(One).ShouldBe(Tally.None);
    }

    [Fact]
    public void Assign_WhatNamedNoCase_GoesToTheCaseOnce()
    {
        using var meter = new CaseMeter();
        meter.Count(null, new Tally { Requests = 1 });
        meter.Assign(null);
        meter.Count(null, new Tally { Requests = 2 });

        meter.Assign(One);
        meter.Assign(One);

        meter.Of(One).Requests.ShouldBe(2);
    }

    [Fact]
    public void Took_TurnOfACase_CountsEveryMessageOfIt()
    {
        using var meter = new CaseMeter();

        meter.Took(CaseInstance.IdOf(One, 2), new TurnWork(Heard: 2, Activities: 1, CancelledTimers: 1));
        meter.Took("import-1", new TurnWork(5, 5, 5));

        meter.Of(One).ShouldBe(new Tally { DurableActions = 4 });
    }
}
