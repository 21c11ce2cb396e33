using Pipeline.Casework.Cases;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Triage;
using Pipeline.Contracts.InMemory;
using Callers = Pipeline.Contracts.InMemory.People;

namespace Pipeline.Casework.Tests.Triage;

/// <summary>What triage does, and what a submitter may add, as tables.</summary>
public sealed class TriageDecisionTests
{
    private static readonly Policy Policy = PolicyCatalog.LoadShipped().Current;

    public static TheoryData<string> Outcomes => new(Policy.CloseOutcomes.Select(outcome => outcome.Id));

    public static TheoryData<string, bool> Actions
    {
        get
        {
            var actions = new TheoryData<string, bool>();
            foreach (var kind in Policy.ActionKinds)
            {
                actions.Add(kind.Id, kind.Id == "refer");
            }

            return actions;
        }
    }

    public static TheoryData<Stage, string> OpenStages
    {
        get
        {
            var rows = new TheoryData<Stage, string>();
            foreach (var stage in Enum.GetValues<Stage>().Where(stage => stage != Stage.Closed))
            {
                foreach (var identity in new[] { "open", "confidential", "anonymous" })
                {
                    rows.Add(stage, identity);
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Outcomes))]
    public async Task Close_WithAnOutcomeOfTheList_RecordsItWithItsReason(string outcome)
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();

        await play.DecideAsync(Callers.Triage, DecisionNames.Close, new { outcome, reason = "as the record shows" });

        play.State.Stage.ShouldBe(Stage.Closed);
        play.State.Closed!.Outcome.ShouldBe(outcome);
        play.Commits.Single(commit => commit.Cause == DecisionNames.Close).Why.ShouldBe("as the record shows");
    }

    [Theory]
    [InlineData("forgotten", "enough", "outcome")]
    [InlineData("No-Further-Action", "enough", "outcome")]
    [InlineData("linked", "enough", "outcome")]
    [InlineData(null, "enough", "outcome")]
    [InlineData("referred", null, "reason")]
    [InlineData("forgotten", null, "outcome reason")]
    public async Task Close_AtFault_NamesAllThatIsWrongAndChangesNothing(string? outcome, string? reason, string fields)
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();
        var commits = play.Commits.Count;

        var refused = await play.AskAsync(Callers.Triage, DecisionNames.Close, new { outcome, reason });

        refused.ShouldBeOfType<DecisionResult.Invalid>().Faults.Fields.ShouldBe(fields.Split(' '), ignoreOrder: true);
        play.Commits.Count.ShouldBe(commits);
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task RecordAction_OfAKind_SendsItsNoticeInTheSameCommitOrNone(string kind, bool sends)
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();

        await play.DecideAsync(Callers.Triage, DecisionNames.RecordAction, new { kind, to = "the council", text = "Please act." });

        var commit = play.Commits.Single(commit => commit.Cause == DecisionNames.RecordAction);
        commit.Events.OfType<ActionRecorded>().Single().ShouldSatisfyAllConditions(done => done.Kind.ShouldBe(kind), done => done.To.ShouldBe("the council"));
        commit.Events.OfType<EffectOwed>().Count().ShouldBe(sends ? 1 : 0);
        house.NoticeSender.Sent.Where(notice => notice.Effect == Effects.Refer).Select(notice => notice.Addressee).ShouldBe(sends ? ["the council"] : []);
        play.State.Stage.ShouldBe(Stage.Triage);
    }

    [Fact]
    public async Task Refer_ToNobody_IsRefusedAndSendsNothing()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();
        var commits = play.Commits.Count;

        (await play.AskAsync(Callers.Triage, DecisionNames.RecordAction, new { kind = "refer" }))
            .ShouldBeOfType<DecisionResult.Invalid>().Faults.Fields.ShouldBe(["to", "text"], ignoreOrder: true);

        play.Commits.Count.ShouldBe(commits);
        house.NoticeSender.Sent.ShouldNotContain(notice => notice.Effect == Effects.Refer);
    }

    [Theory]
    [MemberData(nameof(OpenStages))]
    public async Task AddInformation_ByTheHolderOfTheCode_NeverMovesTheStage(Stage stage, string identity)
    {
        using var house = new CaseHouse();
        var play = await house.InAsync(stage, Concern(identity), CaseKind.Concern);
        var (since, clock) = (play.State.StageSince, play.NextTick());

        var result = await play.AskAsync(Callers.SubmitterOf(play.Id), DecisionNames.AddInformation, new { text = "It happened twice." });

        result.ShouldBeOfType<DecisionResult.Decided>().Stage.ShouldBe(stage);
        play.State.StageSince.ShouldBe(since);
        play.NextTick().ShouldBe(clock);
        (await play.ViewAsync(Callers.Triage)).Submission!.Information.Single().Text.ShouldBe("It happened twice.");
    }

    [Theory]
    [InlineData("open")]
    [InlineData("confidential")]
    [InlineData("anonymous")]
    public async Task AddInformation_ToAClosedCase_IsRefused(string identity)
    {
        using var house = new CaseHouse();
        var play = await house.InAsync(Stage.Closed, Concern(identity), CaseKind.Concern);

        (await play.AskAsync(Callers.SubmitterOf(play.Id), DecisionNames.AddInformation, new { text = "It happened twice." }))
            .ShouldBeOfType<DecisionResult.Illegal>().Stage.ShouldBe(Stage.Closed);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("telephone")]
    public async Task RequestInformation_Answered_EndsItsOwnClockAndComesBack(string? receivedBy)
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();
        var triage = play.NextTick()!.At;
        await play.DecideAsync(Callers.Triage, DecisionNames.RequestInformation, new { questions = new[] { "Which room?", "When?" } });

        // Five working days from Monday 2 February 2026, to the end of the fifth.
        (await play.StatusAsync(Callers.Triage)).WaitingFor!.Due.ShouldBe(new DateTimeOffset(2026, 2, 9, 23, 59, 59, TimeSpan.Zero));
        await house.AdvanceAsync(TimeSpan.FromHours(1));
        await play.DecideAsync(
            receivedBy is null ? Callers.SubmitterOf(play.Id) : Callers.Triage,
            DecisionNames.ProvideInformation,
            new { answers = new[] { "Room 4.", "At noon." }, receivedBy });

        play.State.Stage.ShouldBe(Stage.Triage);
        play.NextTick()!.At.ShouldBe(triage, "the wait ended on the day it began");
        var round = (await play.ViewAsync(Callers.Triage)).Submission!.Questions.Single();
        round.ShouldSatisfyAllConditions(
            asked => asked.Questions.ShouldBe(["Which room?", "When?"]),
            asked => asked.Answers.ShouldBe(["Room 4.", "At noon."]),
            asked => asked.EndedAt.ShouldBe(house.Time.Now),
            asked => asked.ReceivedBy.ShouldBe(receivedBy));
    }

    private static object Concern(string identity) => new
    {
        kind = "whistleblowing",
        locationId = CaseHouse.CareHome,
        identity,
        reporter = identity == "anonymous" ? null : new { name = Bodies.ReporterName, email = Bodies.ReporterEmail },
        narrative = "There is not enough staff at night.",
    };
}
