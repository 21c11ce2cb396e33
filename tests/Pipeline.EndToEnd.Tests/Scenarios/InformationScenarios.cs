using System.Net;
using Pipeline.EndToEnd.Tests.Scenarios.Steps;

namespace Pipeline.EndToEnd.Tests.Scenarios;

/// <summary>Triage asks the submitter, and what becomes of the question.</summary>
public sealed class InformationScenarios : Scenario
{
    private static readonly string[] Question = ["Was a doctor called?"];

    [Fact]
    public Task Submitter_Asked_AnswersAndTheTriageClockGoesOn() => PlayAsync(async house =>
    {
        var injury = await house.NotifiedAsync();

        await injury.DoAsync(Triage.Asks(Question));
        await injury.IsInAsync("awaiting-information", waitsFor: "submitter", due: "2026-03-09");
        (await injury.EffectAsync("ask")).Text("status").ShouldBe("done");
        await house.UntilAsync("2026-03-04 12:00");
        await injury.RefusesAsync(Submitter.Answers(), HttpStatusCode.BadRequest, "invalid", "answers");
        await injury.DoAsync(Submitter.Answers("Yes, within ten minutes."));

        // Two working days from 2 March; the end of the third lay in the wait.
        await injury.IsInAsync("triage", waitsFor: "triage", due: "2026-03-05");
        var asked = (await injury.ViewAsync(Triage.Header)).At("submission.questions.0");
        asked.Text("questions.0").ShouldBe(Question[0]);
        asked.Text("answers.0").ShouldBe("Yes, within ten minutes.");
        asked.Time("endedAt").ShouldBe(London.At("2026-03-04 12:00"));
    });

    [Fact]
    public Task Submitter_WhoRings_IsRecordedByTriageWithHow() => PlayAsync(async house =>
    {
        var injury = await house.NotifiedAsync();

        await injury.DoAsync(Triage.Asks(Question));
        await injury.RefusesAsync(Triage.RecordsAnswer("Yes.", receivedBy: null), HttpStatusCode.BadRequest, "invalid", "receivedBy");
        await injury.DoAsync(Triage.RecordsAnswer("Yes."));

        await injury.IsInAsync("triage", waitsFor: "triage", due: "2026-03-04");
        (await injury.ViewAsync(Triage.Header)).Text("submission.questions.0.receivedBy").ShouldBe("telephone");
    });

    [Fact]
    public Task Question_NotAnswered_ComesBackFlaggedWhenItsTimeEnds() => PlayAsync(async house =>
    {
        var injury = await house.NotifiedAsync();

        await injury.DoAsync(Triage.Asks(Question));
        await house.UntilAsync("2026-03-10 08:00");

        // The wait lasted to the end of 9 March: the two working days are the 10th and the 11th.
        await injury.IsInAsync("triage", waitsFor: "triage", due: "2026-03-11");
        (await injury.ViewAsync(Triage.Header)).Text("submission.informationExpired").ShouldBe(bool.TrueString);
        await injury.RefusesAsync(Submitter.Answers("Too late."), HttpStatusCode.Conflict, "illegal-decision");

        await injury.DoAsync(Triage.Asks("When was it?"));
        (await injury.ViewAsync(Triage.Header)).Text("submission.informationExpired").ShouldBeNull();
    });

    [Fact]
    public Task P1_Asked_IsLateAsIfNobodyHadBeenAsked() => PlayAsync(async house =>
    {
        var alert = await house.AlertedAsync();

        await alert.DoAsync(Triage.Asks(Question));
        await alert.IsInAsync("awaiting-information", waitsFor: "submitter", due: "2026-03-03 09:00");
        await house.UntilAsync("2026-03-03 10:00");
        await alert.IsInAsync("awaiting-information", waitsFor: "submitter", due: "2026-03-03 09:00", late: true);
        await alert.DoAsync(Submitter.Answers("The night nurse."));

        await alert.IsInAsync("triage", waitsFor: "triage", due: "2026-03-03 09:00", late: true);
        (await alert.ViewAsync(Manager.Header)).List("escalations").Count.ShouldBe(1);
    });

    [Fact]
    public Task Submitter_AskedAgainBeforeAnswering_HasItsTimeAnew() => PlayAsync(async house =>
    {
        var injury = await house.NotifiedAsync();

        await injury.DoAsync(Triage.Asks(Question));
        await house.UntilAsync("2026-03-03 09:00");
        await injury.DoAsync(Triage.Asks("And when?"));

        await injury.IsInAsync("awaiting-information", waitsFor: "submitter", due: "2026-03-10");
        (await injury.ViewAsync(Triage.Header)).List("submission.questions").Count.ShouldBe(2);
    });

    [Fact]
    public Task Triage_WhileItWaits_MayDecideAllTheSame() => PlayAsync(async house =>
    {
        var target = await house.NotifiedAsync("INC-0");
        var accepted = await house.NotifiedAsync("INC-1");
        var closed = await house.NotifiedAsync("INC-2");
        var linked = await house.NotifiedAsync("INC-3");

        await accepted.DoAsync(Triage.Asks(Question), Triage.Accepts());
        await closed.DoAsync(Triage.Asks(Question), Triage.Closes());
        await linked.DoAsync(Triage.Asks(Question), Triage.LinksTo(target));

        await accepted.IsInAsync("assessment", waitsFor: "inspector", due: "2026-04-15");
        await closed.IsClosedAsync("no-further-action");
        await linked.IsClosedAsync("linked");
    });

    [Fact]
    public Task Submitter_AtAnyTime_AddsInformationThatMovesNothing() => PlayAsync(async house =>
    {
        var injury = await house.NotifiedAsync();

        await injury.DoAsync(Submitter.Adds("The fracture was set."));
        await injury.IsInAsync("triage", waitsFor: "triage", due: "2026-03-04");
        await injury.DoAsync(Triage.Accepts(), Submitter.Adds("She is back at the home."));

        await injury.IsInAsync("assessment", waitsFor: "inspector", due: "2026-04-15");
        (await injury.ViewAsync(Inspector.Header)).Texts("submission.information", "text").ShouldBe(["The fracture was set.", "She is back at the home."]);
        await injury.RefusesAsync(new Step(Triage.Header, "add-information", new { text = "Not mine." }), HttpStatusCode.Forbidden, "forbidden");
    });
}
