using System.Text.Json;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Messages;
using Pipeline.Contracts.InMemory;
using Callers = Pipeline.Contracts.InMemory.People;

namespace Pipeline.Casework.Tests.Messages;

public sealed class RelayTests
{
    [Fact]
    public async Task Opening_AsksForANudgeAndTheAcknowledgement()
    {
        using var house = new CaseHouse();
        var play = await house.SubmitAsync(Bodies.Injury());

        play.Commits.Single().Relay.ShouldBe([new RelayItem.Nudge(1), new RelayItem.AskNotice($"{play.Id}:1:acknowledge", "submitter")]);
    }

    // A nudge is asked for only by what changes stage, clock, hold or a parked effect.
    [Theory]
    [InlineData(Stage.Triage, DecisionNames.AcceptForAssessment, true)]
    [InlineData(Stage.Triage, DecisionNames.SetPriority, true)]
    [InlineData(Stage.Triage, DecisionNames.Hold, true)]
    [InlineData(Stage.Triage, DecisionNames.Close, true)]
    [InlineData(Stage.Triage, DecisionNames.RecordAction, false)]
    [InlineData(Stage.Triage, DecisionNames.AddInformation, false)]
    [InlineData(Stage.Triage, DecisionNames.Assign, false)]
    [InlineData(Stage.Triage, DecisionNames.Escalate, false)]
    [InlineData(Stage.Triage, DecisionNames.SetLocation, false)]
    [InlineData(Stage.Assessment, DecisionNames.PlanAssessment, false)]
    [InlineData(Stage.Assessment, DecisionNames.RecordVisit, true)]
    [InlineData(Stage.Drafting, DecisionNames.SaveDraft, false)]
    [InlineData(Stage.FactualAccuracy, DecisionNames.Extend, true)]
    [InlineData(Stage.Published, DecisionNames.RequestRatingReview, true)]
    [InlineData(Stage.Published, DecisionNames.Withdraw, false)]
    [InlineData(Stage.Closed, DecisionNames.Reopen, true)]
    public async Task Decision_AsksForANudge_OnlyWhereTheProcessWaitsForSomethingElseThen(Stage stage, string decision, bool nudges)
    {
        using var house = new CaseHouse();
        var play = await house.InAsync(stage);
        var roles = Cases.ProcessTable.Roles(stage, decision);

        (await play.AskAsync(Callers.In(roles.First(), play.Id), decision, Bodies.For(decision, play.State))).ShouldBeOfType<DecisionResult.Decided>();

        play.Commits[^1].Relay.OfType<RelayItem.Nudge>().Count().ShouldBe(nudges ? 1 : 0);
    }

    [Fact]
    public async Task ProcessCommits_NeverNudge_ExceptWhereASendStartsAClock()
    {
        using var house = new CaseHouse();
        var play = await house.PublishedAsync();
        await house.AdvanceAsync(TimeSpan.FromDays(40));

        var byProcess = play.Commits.Where(commit => commit.By == Actor.Process && commit.Version > 1).ToList();

        byProcess.Where(commit => commit.Relay.OfType<RelayItem.Nudge>().Any()).Select(commit => commit.Cause).ShouldBe(["notice:send-draft"]);
        byProcess.Select(commit => commit.Cause).ShouldContain("effect:publish");
        byProcess.ShouldContain(commit => commit.Cause.StartsWith("tick:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Notices_EveryOneOfAPublishedCase_IsAskedForOnce()
    {
        using var house = new CaseHouse();
        var play = await house.PublishedAsync();

        play.Commits.SelectMany(commit => commit.Relay).OfType<RelayItem.AskNotice>().Select(asked => asked.EffectKey).ShouldBe(
        [
            $"{play.Id}:1:acknowledge", $"{play.Id}:6:send-draft", $"{play.Id}:9:notify-provider", $"{play.Id}:9:notify-submitter",
        ]);
        house.NoticeSender.Sent.Select(notice => notice.Key).ShouldBe(
        [
            $"{play.Id}:1:acknowledge:submitter", $"{play.Id}:6:send-draft:{Callers.ProviderId}", $"{play.Id}:9:notify-provider:{Callers.ProviderId}",
            $"{play.Id}:9:notify-submitter:submitter",
        ]);
    }

    [Fact]
    public async Task Notice_DeliveredTwice_IsSentAndRecordedOnce()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();
        var message = house.Queue.Sent.Single(sent => sent.Queue == Queues.Notices).Message;
        var commits = play.Commits.Count;

        await house.Get<Casework.Notices.NoticeDispatcher>().DispatchAsync(MessageCodec.ReadNoticeAsked(message.Body), CancellationToken.None);

        house.NoticeSender.Sent.Count.ShouldBe(1);
        play.Commits.Count.ShouldBe(commits);
    }

    [Theory]
    [InlineData("00000000000", "00000000000:1:ask", "unknown-case")]
    [InlineData(null, "nothing", "unknown-effect")]
    public async Task Notice_ThatNobodyAskedFor_FailsForGood(string? caseId, string key, string reason)
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();
        var id = caseId is null ? play.Id : CaseId.From(new byte[8]);

        (await Should.ThrowAsync<PermanentFailureException>(() => house.Get<Casework.Notices.NoticeDispatcher>()
            .DispatchAsync(new NoticeAsked(id, key, "submitter"), CancellationToken.None))).Reason.ShouldBe(reason);
    }

    [Fact]
    public async Task Relay_SameCommitTwice_SendsTheSameIds()
    {
        using var house = new CaseHouse();
        var play = await house.SubmitAsync(Bodies.Injury());
        var commits = await house.Store.ReadCommitsAsync(play.Id, 0, CancellationToken.None);

        await house.Get<RelayDispatcher>().SendAsync(commits, CancellationToken.None);
        await house.Get<RelayDispatcher>().SendAsync(commits, CancellationToken.None);

        house.Queue.Sent.Select(sent => (sent.Queue, sent.Message.MessageId, sent.Message.Subject, sent.Message.CaseId)).ShouldBe(
        [
            (Queues.CaseMessages, $"{play.Id}:1:0:1", "case-changed", play.Id.Value), (Queues.Notices, $"{play.Id}:1:1:1", "notice", play.Id.Value),
        ]);
    }

    // One golden message per schema and version: what was once sent must be read for ever.
    [Fact]
    public void Golden_EverySchemaAndVersion_IsWrittenAndRead()
    {
        var id = CaseId.From([1, 2, 3, 4, 5, 6, 7]);
        var golden = new Dictionary<string, string>
        {
            ["case-changed/1"] = $$"""{"schema":"case-changed","version":1,"caseId":"{{id}}","caseVersion":7,"generation":2}""",
            ["notice/1"] = $$"""{"schema":"notice","version":1,"caseId":"{{id}}","effectKey":"{{id}}:6:send-draft","addressee":"1-101647"}""",
            ["submission/1"] = """{"schema":"submission","version":1,"kind":"concern","body":{"kind":"whistleblowing"}}""",
            ["unhandled-document/1"] = """{"schema":"unhandled-document","version":1,"follower":"relay","documentId":"x:1","reason":"unreadable"}""",
        };
        var changed = new CaseChanged(id, 7, 2);
        var asked = new NoticeAsked(id, $"{id}:6:send-draft", "1-101647");
        var unhandled = new UnhandledDocument("relay", "x:1", "unreadable");

        golden.Keys.Order().ShouldBe(MessageCodec.Versions.SelectMany(schema => Enumerable.Range(1, schema.Value).Select(version => $"{schema.Key}/{version}")).Order());
        MessageCodec.Write(changed).ShouldBe(golden["case-changed/1"]);
        MessageCodec.ReadCaseChanged(golden["case-changed/1"]).ShouldBe(changed);
        MessageCodec.Write(asked).ShouldBe(golden["notice/1"]);
        MessageCodec.ReadNoticeAsked(golden["notice/1"]).ShouldBe(asked);
        MessageCodec.Write(new SubmissionReceived(CaseKind.Concern, JsonSerializer.SerializeToElement(new { kind = "whistleblowing" }))).ShouldBe(golden["submission/1"]);
        MessageCodec.ReadSubmission(golden["submission/1"]).Kind.ShouldBe(CaseKind.Concern);
        MessageCodec.Write(unhandled).ShouldBe(golden["unhandled-document/1"]);
        MessageCodec.ReadUnhandled(golden["unhandled-document/1"]).ShouldBe(unhandled);
    }

    [Theory]
    [InlineData("", "unreadable")]
    [InlineData("{", "unreadable")]
    [InlineData("[]", "unknown-schema")]
    [InlineData("""{"schema":"notice","version":1}""", "unknown-schema")]
    [InlineData("""{"schema":"case-changed","version":2,"caseId":"x"}""", "unknown-version")]
    [InlineData("""{"schema":"case-changed","version":0,"caseId":"x"}""", "unknown-version")]
    [InlineData("""{"schema":"case-changed","version":"1"}""", "unreadable")]
    [InlineData("""{"schema":"case-changed"}""", "unreadable")]
    [InlineData("""{"schema":"case-changed","version":1,"caseId":"7QK39MZ2XA5","caseVersion":1,"generation":1}""", "unreadable")]
    [InlineData("""{"schema":"case-changed","version":1,"caseId":null,"caseVersion":1,"generation":1}""", "unreadable")]
    [InlineData("""{"version":1}""", "unreadable")]
    public void Read_WhatIsNoMessageOfTheSchema_FailsForGoodWithItsReason(string message, string reason) =>
        Should.Throw<PermanentFailureException>(() => MessageCodec.ReadCaseChanged(message)).Reason.ShouldBe(reason);
}
