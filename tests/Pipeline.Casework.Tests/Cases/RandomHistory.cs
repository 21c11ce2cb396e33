using Pipeline.Casework.Assessment;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.People;
using Pipeline.Casework.Policies;
using Pipeline.Contracts.InMemory;
using Callers = Pipeline.Contracts.InMemory.People;

namespace Pipeline.Casework.Tests.Cases;

/// <summary>Drives a case by numbers: each chooses a decision that the process table allows, a role that may take it, time to pass, or a mishap.</summary>
internal static class RandomHistory
{
    private static readonly string[] Openings = ["injury", "alert", "whistleblowing", "planned", "changes", "unscored", "local-authority"];

    private static readonly string[] Ratings = ["inadequate", "requires-improvement", "good", "outstanding"];

    public static async Task<CasePlay> PlayAsync(CaseHouse house, IReadOnlyList<int> choices)
    {
        var play = await OpenAsync(house, choices.Count == 0 ? 0 : choices[0]);
        foreach (var choice in choices.Skip(1))
        {
            await StepAsync(house, play, choice);
        }

        // Whatever mishap came last, the sweep comes after it.
        await house.SettleAsync();
        house.Time.Now += TimeSpan.FromMinutes(6);
        await house.Get<StuckSweep>().RunAsync(house.Processes, CancellationToken.None);
        await house.AdvanceAsync(TimeSpan.Zero);
        return play;
    }

    private static async Task<CasePlay> OpenAsync(CaseHouse house, int choice)
    {
        var play = Openings[choice % Openings.Length] switch
        {
            "injury" => await house.SubmitAsync(Bodies.Injury()),
            "alert" => await house.SubmitAsync(Bodies.Alert(), CaseKind.Concern),
            "whistleblowing" => await house.SubmitAsync(Bodies.Whistleblowing(), CaseKind.Concern),
            "planned" => await house.OpenAssessmentAsync(Bodies.Planned()),
            "unscored" => await house.OpenAssessmentAsync(Planned("cqc-sector-draft")),
            "local-authority" => await house.OpenAssessmentAsync(Planned("cqc-local-authority")),
            _ => await house.SubmitAsync(Bodies.Changes()),
        };
        if (choice % 2 == 0)
        {
            await house.SettleAsync();
        }

        return play;
    }

    private static async Task StepAsync(CaseHouse house, CasePlay play, int choice)
    {
        var number = choice / 10;
        switch (choice % 10)
        {
            case 0:
                await house.AdvanceAsync(TimeSpan.FromHours(number % 200));
                break;
            case 1 when number % 3 == 0:
                house.Simulation.Purge(play.Id);
                house.Time.Now += TimeSpan.FromMinutes(6);
                await house.Get<StuckSweep>().RunAsync(house.Processes, CancellationToken.None);
                break;
            case 1 when number % 3 == 1:
                await house.Get<Releaser>().ReleaseAsync(play.Id, new Actor("operations-1", Role.Operations), null, CancellationToken.None);
                break;
            case 1:
                await AddDocumentAsync(house, play);
                break;
            default:
                await DecideAsync(play, number);
                break;
        }

        // Now and then a step comes before all that the last one owes is done.
        if (number % 5 != 0)
        {
            await house.SettleAsync();
        }
    }

    private static async Task DecideAsync(CasePlay play, int number)
    {
        var state = play.State;

        // The way on is as likely as all other decisions together: else hardly a case would ever be published.
        var decisions = number % 2 == 0 ? Onward(state) : ProcessTable.Decisions(state.Stage);
        if (decisions.Count == 0)
        {
            return;
        }

        var decision = decisions[number / 2 % decisions.Count];
        var roles = ProcessTable.Roles(state.Stage, decision).Order().ToList();
        var role = roles[number / 7 % roles.Count];
        await play.AskAsync(CallerOf(role, play, number), decision, BodyOf(decision, state, play.Policy, number), number % 4 == 0 ? state.Version : null, number % 6 == 0 ? $"key-{number % 20}" : null);
    }

    /// <summary>Now and then somebody who has every role, so that the rules of independence have something to refuse.</summary>
    private static Caller CallerOf(Role role, CasePlay play, int number) =>
        Caller.Staff.Contains(role) && number / 3 % 4 == 0 ? Callers.Staff($"inspector-{1 + (number / 12 % 2)}", Caller.Staff)
        : role == Role.Manager ? Callers.Staff($"manager-{1 + (number % 3)}", Role.Manager)
        : Callers.In(role, play.Id);

    private static IReadOnlyList<string> Onward(CaseState state) => state.Stage switch
    {
        Stage.Triage => [DecisionNames.AcceptForAssessment],
        Stage.AwaitingInformation => [DecisionNames.ProvideInformation],
        Stage.Assessment => [DecisionNames.PlanAssessment, DecisionNames.Judge, DecisionNames.Judge, DecisionNames.RecordVisit, DecisionNames.CompleteAssessment],
        Stage.Drafting => [DecisionNames.SaveDraft, DecisionNames.SubmitDraft],
        Stage.QualityReview => [DecisionNames.ApproveDraft],
        Stage.FactualAccuracy => [DecisionNames.RespondFactualAccuracy, DecisionNames.NothingToCorrect],
        Stage.FactualAccuracyReview => [DecisionNames.ResolveFactualAccuracy],
        Stage.SignOff => [DecisionNames.SignOff],
        Stage.Published => [DecisionNames.RequestRatingReview, DecisionNames.DecideRatingReview, DecisionNames.Correct],
        Stage.Closed => [DecisionNames.Reopen],
        _ => [],
    };

    private static object Planned(string framework) => new { locationId = CaseHouse.CareHome, reason = "planned", framework };

    /// <summary>Two things to judge: of one key question, of two, or in a framework without key questions of the whole.</summary>
    private static (string First, string Second) Subjects(Framework framework) =>
        framework.Scoring is null ? (framework.KeyQuestions[0].Id, framework.KeyQuestions[^1].Id) : (framework.Statements[0].Id, framework.Statements[1].Id);

    private static object Plan(Framework framework, int number)
    {
        var (first, second) = Subjects(framework);
        return new { statements = (string[])(number % 3 == 0 ? [first] : [first, second]), team = new[] { "inspector-1" } };
    }

    private static object Judgement(Framework framework, int number)
    {
        var subject = number % 3 == 0 ? Subjects(framework).First : Subjects(framework).Second;
        var rationale = new string('r', 1 + (number * 37 % 6000));
        return framework.Scoring is null
            ? new { keyQuestion = subject, rating = Ratings[number % 4], rationale }
            : new { statement = subject, score = 1 + (number % 4), rationale };
    }

    private static object Override(Framework framework, int number) => number % 2 == 0 || framework.KeyQuestions.Count == 0
        ? new { overall = true, rating = Ratings[number / 2 % 4], reason = $"the whole picture {number}" }
        : new { keyQuestion = framework.KeyQuestions[number / 2 % framework.KeyQuestions.Count].Id, rating = Ratings[number / 8 % 4], reason = $"more {number}" };

    private static object BodyOf(string decision, CaseState state, Policy policy, int number) => decision switch
    {
        DecisionNames.AcceptForAssessment => new { framework = policy.Frameworks[number / 2 % policy.Frameworks.Count].Key },
        DecisionNames.PlanAssessment => Plan(CaseFramework.Of(state, policy), number),
        DecisionNames.Judge => Judgement(CaseFramework.Of(state, policy), number),
        DecisionNames.RecordVisit => new { date = number % 2 == 0 ? "2026-01-28" : "2026-02-02", team = new[] { $"inspector-{1 + (number % 3)}", $"reviewer-{1 + (number % 7)}" } },
        DecisionNames.CompleteAssessment => new { breaches = number % 4 == 0 ? [new { regulation = "12", text = "Medicines were not kept safe." }] : Array.Empty<object>() },
        DecisionNames.OverrideRating => Override(CaseFramework.Of(state, policy), number),
        DecisionNames.RespondFactualAccuracy => new { points = new[] { new { kind = "omission", where = "summary", text = "More." } }, final = number % 3 != 0 },
        DecisionNames.ResolveFactualAccuracy => new { points = state.FactualAccuracy.Points.Select(point => new { id = point.Id, accepted = number % 2 == 0, reason = "so" }) },
        DecisionNames.SaveDraft => new { sections = new Dictionary<string, string> { [number % 3 == 0 ? "summary" : "safe"] = $"Text {number}." } },
        DecisionNames.SetPriority => new { priority = $"P{1 + (number % 4)}", reason = "so" },
        DecisionNames.Hold => new { until = state.ChangedAt.AddHours(1 + (number % 300)).ToString("O"), reason = "so" },
        DecisionNames.RecordAction => new { kind = number % 2 == 0 ? "refer" : "other", to = "the council", text = "Please." },
        _ => Bodies.For(decision, state),
    };

    private static async Task AddDocumentAsync(CaseHouse house, CasePlay play)
    {
        using var content = new MemoryStream([1, 2, 3]);
        await house.Get<Casework.Documents.DocumentDesk>().AddAsync(
            new Casework.Documents.DocumentUpload { Caller = Callers.Inspector, CaseId = play.Id.Value, Name = "plan.pdf" }, content, CancellationToken.None);
    }
}
