using System.Text.RegularExpressions;
using Pipeline.Casework.Cases;
using Pipeline.Contracts.InMemory;
using Callers = Pipeline.Contracts.InMemory.People;

namespace Pipeline.Casework.Tests.Notices;

public sealed partial class NoticeTests
{
    [Fact]
    public async Task Acknowledgement_GoesToTheAddressThatWasGiven()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();

        house.NoticeSender.Sent.Single().ShouldSatisfyAllConditions(
            notice => notice.Effect.ShouldBe(Effects.Acknowledge),
            notice => notice.Email.ShouldBe("matron@example.org"),
            notice => notice.Body.ShouldContain(play.Id.Reference),
            notice => notice.Body.ShouldNotContain(play.Receipt.AccessCode!));
    }

    [Fact]
    public async Task Acknowledgement_OfAConfidentialConcern_GoesToItsReporter()
    {
        using var house = new CaseHouse();
        await house.InTriageAsync(Bodies.Whistleblowing(), CaseKind.Concern);

        house.NoticeSender.Sent.Single().Email.ShouldBe(Bodies.ReporterEmail);
    }

    [Fact]
    public async Task Acknowledgement_WithoutAnAddressOrAfterDisposal_StaysInTheMailbox()
    {
        using var house = new CaseHouse();
        await house.InTriageAsync(Bodies.Alert(), CaseKind.Concern);
        house.NoticeSender.Sent.ShouldAllBe(notice => notice.Email == null);

        house.Simulation.SendsNotices = false;
        var disposed = await house.InTriageAsync();
        foreach (var part in house.Store.Parts(disposed.Id))
        {
            await house.Store.DisposePartAsync(disposed.Id, part.PartId, CancellationToken.None);
        }

        house.Simulation.SendsNotices = true;
        await house.SettleAsync();
        house.NoticeSender.Sent.Single(notice => notice.CaseId == disposed.Id).Email.ShouldBeNull();
    }

    // What goes to a provider or another body must not tell that somebody complained, nor anything of the narrative.
    [Fact]
    public async Task Notices_ToTheProviderAndOthers_SayNothingOfTheSubmission()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync(Bodies.Whistleblowing(), CaseKind.Concern);
        await play.DecideAsync(Callers.Triage, DecisionNames.RecordAction, new { kind = "refer", to = "the council", text = "Nights are short of staff." });
        await play.DecideAsync(Callers.Triage, DecisionNames.AcceptForAssessment);
        await play.AssessAsync();
        await play.DecideAsync(Callers.Inspector, DecisionNames.SubmitDraft);
        await play.DecideAsync(Callers.Reviewer, DecisionNames.ApproveDraft);
        await play.DecideAsync(Callers.Provider, DecisionNames.NothingToCorrect);
        await play.DecideAsync(Callers.Publisher, DecisionNames.SignOff);

        var others = house.NoticeSender.Sent.Where(notice => notice.Addressee != "submitter").ToList();

        others.Select(notice => notice.Effect).ShouldBe([Effects.Refer, Effects.SendDraft, Effects.NotifyProvider]);
        foreach (var notice in others)
        {
            notice.Email.ShouldBeNull();
            foreach (var word in new[] { "whistle", "concern", "staff", "night", "Quill" })
            {
                (notice.Subject + notice.Body).ShouldNotContain(word, Case.Insensitive);
            }
        }
    }

    [Fact]
    public async Task Notices_OfEveryKind_HaveWordsWithoutGaps()
    {
        using var house = new CaseHouse();
        var target = await house.InTriageAsync();
        await target.DecideAsync(Callers.Manager, DecisionNames.Assign, new { to = "triage-2" });
        var alert = await house.InAwaitingInformationAsync(Bodies.Alert(location: null), CaseKind.Concern);
        await alert.DecideAsync(Callers.Triage, DecisionNames.RecordAction, new { kind = "refer", to = "the council", text = "Please." });
        await alert.DecideAsync(Callers.Triage, DecisionNames.Link, new { caseId = target.Id.Value });
        await house.PublishedAsync();

        house.NoticeSender.Sent.Select(notice => notice.Effect).Distinct().Order().ShouldBe(
            new[]
            {
                Effects.Acknowledge, Effects.AlertDuty, Effects.Ask, Effects.NotifyProvider, Effects.NotifySubmitter, Effects.Refer, Effects.SendDraft, Effects.TellOwner,
            }.Order());
        house.NoticeSender.Sent.ShouldAllBe(notice => notice.Subject.Length > 5 && notice.Body.Length > 20 && !Gap().IsMatch(notice.Subject + notice.Body));
        house.NoticeSender.Sent.Single(notice => notice.Effect == Effects.SendDraft).Body.ShouldContain("within 10 working days");
        house.NoticeSender.Sent.Select(notice => notice.Key).ShouldBeUnique();
    }

    [GeneratedRegex(@"  |\{|\}| [.,]")]
    private static partial Regex Gap();
}
