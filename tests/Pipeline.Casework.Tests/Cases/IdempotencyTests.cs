using Pipeline.Casework.Cases;
using Pipeline.Casework.Notifications;
using Pipeline.Casework.People;
using Pipeline.Contracts.InMemory;
using Callers = Pipeline.Contracts.InMemory.People;

namespace Pipeline.Casework.Tests.Cases;

/// <summary>The same key and body give the same answer, whatever happened in between.</summary>
public sealed class IdempotencyTests
{
    [Fact]
    public async Task Decide_SameKeyAndBody_GivesTheSameAnswerOnce()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();
        var version = play.State.Version;

        var first = await play.AskAsync(Callers.Triage, DecisionNames.SetPriority, Bodies.For(DecisionNames.SetPriority, play.State), version, key: "k1");
        await play.DecideAsync(Callers.Triage, DecisionNames.Close, Bodies.For(DecisionNames.Close, play.State));
        var commits = play.Commits.Count;
        var again = await play.AskAsync(Callers.Triage, DecisionNames.SetPriority, Bodies.For(DecisionNames.SetPriority, play.State), version, key: "k1");

        first.ShouldBeOfType<DecisionResult.Decided>().Stage.ShouldBe(Stage.Triage);
        again.ShouldBe(first);
        play.Commits.Count.ShouldBe(commits);
    }

    [Fact]
    public async Task Decide_SameKeyOtherBody_IsKeyReused()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();
        await play.AskAsync(Callers.Triage, DecisionNames.SetPriority, new { priority = "P2", reason = "a" }, key: "k1");

        (await play.AskAsync(Callers.Triage, DecisionNames.SetPriority, new { priority = "P1", reason = "a" }, key: "k1")).ShouldBeOfType<DecisionResult.KeyReused>();
        (await play.AskAsync(Callers.Staff("triage-2", Role.Triage), DecisionNames.SetPriority, new { priority = "P1", reason = "a" }, key: "k1"))
            .ShouldBeOfType<DecisionResult.Decided>("a key belongs to its user");
        (await play.AskAsync(Callers.Triage, DecisionNames.RecordAction, Bodies.For(DecisionNames.RecordAction, play.State), key: "k1"))
            .ShouldBeOfType<DecisionResult.Decided>("a key belongs to its route");
    }

    [Fact]
    public async Task Decide_KeyOfARefusedDecision_IsStillFree()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();
        (await play.AskAsync(Callers.Triage, DecisionNames.SetPriority, new { priority = "P9", reason = "a" }, key: "k1")).ShouldBeOfType<DecisionResult.Invalid>();

        (await play.AskAsync(Callers.Triage, DecisionNames.SetPriority, new { priority = "P2", reason = "a" }, key: "k1")).ShouldBeOfType<DecisionResult.Decided>();
    }

    [Fact]
    public async Task Decide_AnswerLostAfterTheCommit_IsAnsweredAgainUnderItsKey()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();
        house.Store.AfterAppend = _ => throw new StoreUnavailableException("timed out");
        await Should.ThrowAsync<StoreUnavailableException>(() => play.AskAsync(Callers.Triage, DecisionNames.AcceptForAssessment, key: "k1"));
        house.Store.AfterAppend = null;
        var commits = play.Commits.Count;

        (await play.AskAsync(Callers.Triage, DecisionNames.AcceptForAssessment, key: "k1")).ShouldBe(new DecisionResult.Decided(play.State.Version, Stage.Assessment));
        play.Commits.Count.ShouldBe(commits);
    }

    [Fact]
    public async Task Submit_SameKey_OpensOneCaseForEver()
    {
        using var house = new CaseHouse();

        var first = (await house.AcceptAsync(Bodies.Injury(), key: "k1")).ShouldBeOfType<SubmissionResult.Accepted>().Receipt;
        await house.SettleAsync();
        await house.AdvanceAsync(TimeSpan.FromDays(400));
        var again = (await house.AcceptAsync(Bodies.Injury(), key: "k1")).ShouldBeOfType<SubmissionResult.Accepted>().Receipt;

        CaseHouse.JsonOf(again).GetRawText().ShouldBe(CaseHouse.JsonOf(first).GetRawText());
        house.Store.HeadsNow().Count.ShouldBe(1);
        (await house.AcceptAsync(Bodies.Changes(), key: "k1")).ShouldBeOfType<SubmissionResult.KeyReused>();
        (await house.AcceptAsync(Bodies.Injury(), key: "k2")).ShouldBeOfType<SubmissionResult.Accepted>().Receipt.CaseId.ShouldNotBe(first.CaseId);
        (await house.AcceptAsync(Bodies.Injury(), by: Callers.Provider, key: "k1")).ShouldBeOfType<SubmissionResult.Accepted>().Receipt.CaseId.ShouldNotBe(first.CaseId);
    }

    [Fact]
    public async Task Submit_AnswerLostAfterTheCommit_GivesTheSameReceiptUnderItsKey()
    {
        using var house = new CaseHouse();
        house.Store.AfterAppend = _ => throw new StoreUnavailableException("timed out");
        await Should.ThrowAsync<StoreUnavailableException>(() => house.AcceptAsync(Bodies.Injury(), key: "k1"));
        house.Store.AfterAppend = null;

        (await house.AcceptAsync(Bodies.Injury(), key: "k1")).ShouldBeOfType<SubmissionResult.Accepted>();
        house.Store.HeadsNow().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Submit_SameKeyAfterARestart_OpensNothing()
    {
        using var house = new CaseHouse();
        var first = (await house.AcceptAsync(Bodies.Injury(), key: "k1")).ShouldBeOfType<SubmissionResult.Accepted>().Receipt;
        await house.SettleAsync();

        house.Restart(house.Policies);

        var again = (await house.AcceptAsync(Bodies.Injury(), key: "k1")).ShouldBeOfType<SubmissionResult.Accepted>().Receipt;
        CaseHouse.JsonOf(again).GetRawText().ShouldBe(CaseHouse.JsonOf(first).GetRawText());
        (await house.AcceptAsync(Bodies.Changes(), key: "k1")).ShouldBeOfType<SubmissionResult.KeyReused>();
        house.Store.HeadsNow().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Submit_TwoAtOnceWithOneKey_OpenOneCase()
    {
        using var house = new CaseHouse();
        SubmissionResult? inner = null;
        house.Store.BeforeAppend = async _ =>
        {
            house.Store.BeforeAppend = null;
            inner = await house.AcceptAsync(Bodies.Injury(), key: "k1");
        };

        var outer = await house.AcceptAsync(Bodies.Injury(), key: "k1");

        outer.ShouldBeOfType<SubmissionResult.Accepted>().Receipt.CaseId.ShouldBe(inner.ShouldBeOfType<SubmissionResult.Accepted>().Receipt.CaseId);
        house.Store.CommitCount.ShouldBe(1);
    }
}
