using Pipeline.Casework.Assessment;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.People;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Publication;
using Pipeline.Casework.Reports;
using Pipeline.Casework.Tests.Assessment;
using Pipeline.Casework.Triage;

namespace Pipeline.Casework.Tests.Cases;

/// <summary>What must hold for every history of a case. Each rule answers what breaks it, so that it can be seen to find something.</summary>
internal static class HistoryInvariants
{
    private static readonly string[] Reviewing =
        [DecisionNames.AcceptForAssessment, DecisionNames.Link, DecisionNames.Close, DecisionNames.RecordAction, Via.Opened];

    // Reminders, escalations, holding, assigning and comments do not count, nor what somebody outside or an operator did.
    private static readonly string[] Substantive =
    [
        .. Reviewing, DecisionNames.RequestInformation, DecisionNames.SetPriority, DecisionNames.SetLocation, DecisionNames.RecordSend,
        DecisionNames.PlanAssessment, DecisionNames.RecordVisit, DecisionNames.Judge, DecisionNames.AttachEvidence, DecisionNames.CompleteAssessment,
        DecisionNames.OverrideRating, DecisionNames.SaveDraft, DecisionNames.ReopenAssessment, DecisionNames.SubmitDraft, DecisionNames.ApproveDraft,
        DecisionNames.ReturnDraft, DecisionNames.Extend, DecisionNames.ResolveFactualAccuracy, DecisionNames.SignOff, DecisionNames.Correct,
        DecisionNames.Withdraw, DecisionNames.DecideRatingReview, DecisionNames.Reopen,
    ];

    public static IEnumerable<string> Faults(IReadOnlyList<HistoryStep> steps, Policy policy) =>
    [
        .. Reference(steps), .. Ratings(steps, policy), .. Reviewers(steps), .. Clocks(steps, policy), .. Ticks(steps), .. Closings(steps),
        .. Stages(steps), .. ReviewClocks(steps),
    ];

    public static IEnumerable<string> Reference(IReadOnlyList<HistoryStep> steps)
    {
        var first = steps[0].Commit;
        if (first.Events.OfType<CaseOpened>().Count() != 1 || steps.Skip(1).Any(step => step.Commit.Events.OfType<CaseOpened>().Any()))
        {
            yield return "reference: it is opened other than once";
        }

        if (steps.Any(step => step.Commit.CaseId != first.CaseId || step.After.CaseId.Reference != first.CaseId.Reference))
        {
            yield return "reference: it changed";
        }
    }

    public static IEnumerable<string> Ratings(IReadOnlyList<HistoryStep> steps, Policy policy)
    {
        var events = new List<CaseEvent>();
        foreach (var step in steps)
        {
            events.AddRange(step.Commit.Events);
            if (step.After.Assessment.Framework is null)
            {
                continue;
            }

            var shown = CaseRatings.Of(step.After, policy);
            foreach (var fault in new RatingModel(CaseFramework.Of(step.After, policy), events).Faults(shown))
            {
                yield return At(step, fault);
            }

            foreach (var published in step.Commit.Events.OfType<ReportPublished>())
            {
                if (published.Overall != shown.Overall.Rating
                    || !published.KeyQuestions.SequenceEqual(shown.KeyQuestions.Select(question => new PublishedRating(question.KeyQuestion, question.Rating))))
                {
                    yield return At(step, "rating published is another than that of its judgements");
                }
            }
        }
    }

    public static IEnumerable<string> Reviewers(IReadOnlyList<HistoryStep> steps)
    {
        var judged = new HashSet<string>();
        var wrote = new HashSet<string>();
        var visits = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var step in steps)
        {
            var by = step.Commit.By.UserId;
            var returned = step.Commit.Cause == DecisionNames.ReturnDraft;
            if ((step.Commit.Cause is DecisionNames.ApproveDraft or DecisionNames.ResolveFactualAccuracy || (returned && step.Before.Stage != Stage.SignOff))
                && (judged.Contains(by) || wrote.Contains(by) || visits.Values.Any(team => team.Contains(by))))
            {
                yield return At(step, "reviewer assessed or wrote what is reviewed");
            }

            if ((step.Commit.Cause is DecisionNames.SignOff or DecisionNames.Withdraw || (returned && step.Before.Stage == Stage.SignOff)) && wrote.Contains(by))
            {
                yield return At(step, "publisher wrote the draft");
            }

            foreach (var happened in step.Commit.Events)
            {
                switch (happened)
                {
                    case JudgementMade:
                        judged.Add(by);
                        break;
                    case DraftSaved or DraftSubmitted or ReportCorrected:
                        wrote.Add(by);
                        break;
                    case VisitRecorded { Visit: var visit }:
                        visits[visit.VisitId] = visit.Team;
                        break;
                    case VisitVoided { VisitId: var gone }:
                        visits.Remove(gone);
                        break;
                    default:
                        break;
                }
            }
        }
    }

    public static IEnumerable<string> Clocks(IReadOnlyList<HistoryStep> steps, Policy policy)
    {
        foreach (var step in steps)
        {
            var state = step.After;
            if (step.Commit.At < step.Before.ChangedAt || state.StageSince > state.ChangedAt || state.Held.Any(held => held.To < held.From)
                || state.Triage.Rounds.Any(round => round.EndedAt < round.AskedAt))
            {
                yield return At(step, "clock: time goes backwards");
            }

            if (state.Triage.ReviewedAt < state.ReceivedAt || state.Triage.LastActionAt < state.ReceivedAt || state.Triage.LastActionAt > state.ChangedAt)
            {
                yield return At(step, "clock of review or no action is negative");
            }

            foreach (var clock in StageClocks.Of(state, policy))
            {
                var start = StartOf(clock, state);
                if (clock.Due.At <= start || clock.Reminders.Any(reminder => reminder <= start || reminder >= clock.Due.At)
                    || !clock.Reminders.SequenceEqual(clock.Reminders.Order()))
                {
                    yield return At(step, $"clock {clock.Name} from {start:O} is due at {clock.Due.At:O}, reminded at {string.Join(", ", clock.Reminders.Select(at => at.ToString("O")))}");
                }
            }
        }
    }

    public static IEnumerable<string> Ticks(IReadOnlyList<HistoryStep> steps)
    {
        TickRecorded? last = null;
        var ids = new HashSet<string>();
        foreach (var step in steps)
        {
            // What a person decides may move a clock; between two decisions it only goes on.
            last = step.Commit.Events.Any(happened => happened.Visible) ? null : last;
            foreach (var tick in step.Commit.Events.OfType<TickRecorded>())
            {
                if (tick.DueAt > step.Commit.At || tick.DueAt <= last?.DueAt || !ids.Add(tick.Id))
                {
                    yield return At(step, $"tick {tick.Id} of {tick.DueAt:O} comes before its time, before {last?.Id} or twice");
                }

                // What fell due just before a hold comes after it, and a stage that is entered late says so again.
                last = tick.Kind is TickKind.HoldEnd or TickKind.Expire ? null : tick;
            }
        }
    }

    public static IEnumerable<string> Closings(IReadOnlyList<HistoryStep> steps)
    {
        foreach (var step in steps)
        {
            var closed = step.After.Closed;
            if (step.After.IsClosed != closed is not null || closed is { Outcome: "" })
            {
                yield return At(step, "closed without an outcome, or open with one");
            }
            else if (step.Commit.Cause == DecisionNames.Close && string.IsNullOrEmpty(closed?.Reason))
            {
                yield return At(step, "closed by a person without a reason");
            }
        }
    }

    public static IEnumerable<string> Stages(IReadOnlyList<HistoryStep> steps)
    {
        foreach (var step in steps)
        {
            var added = step.After.History.Count - step.Before.History.Count;
            var entered = step.Commit.Events.OfType<StageEntered>().ToList();
            if (added != entered.Count || !step.After.History.Take(step.Before.History.Count).SequenceEqual(step.Before.History))
            {
                yield return At(step, "a stage that was left is not in the history");
            }
            else if (!step.After.History.TakeLast(added).SequenceEqual(entered.Select(line => new StageStep(step.Commit.At, line.Stage, line.Via, step.Commit.By.Role))))
            {
                yield return At(step, "the history does not say who entered a stage, when and by what");
            }
            else if (step.After.Stage != step.After.History[^1].Stage || string.IsNullOrEmpty(step.Commit.By.UserId))
            {
                yield return At(step, "the stage is another than the last one entered, or nobody did it");
            }
        }
    }

    public static IEnumerable<string> ReviewClocks(IReadOnlyList<HistoryStep> steps)
    {
        foreach (var step in steps)
        {
            var (before, after) = (step.Before.Triage, step.After.Triage);
            var mine = step.Commit.By.IsPerson && !step.Commit.Events.OfType<LinkedCaseAdded>().Any();
            var reviewed = before.ReviewedAt ?? (mine && Counts(Reviewing, step) ? step.Commit.At : null);
            if (after.ReviewedAt != reviewed)
            {
                yield return At(step, $"unreviewed ended at {after.ReviewedAt:O}, not at {reviewed:O}");
            }

            var acted = mine && Counts(Substantive, step) ? step.Commit.At : before.LastActionAt;
            if (after.LastActionAt != acted)
            {
                yield return At(step, $"no action since {after.LastActionAt:O}, not since {acted:O}");
            }
        }
    }

    private static bool Counts(string[] causes, HistoryStep step) => causes.Contains(step.Commit.Cause);

    private static DateTimeOffset StartOf(StageClock clock, CaseState state) => (clock.Name, state.Stage) switch
    {
        (_, Stage.Triage) or ("triage", _) => state.Triage.ClockStartedAt!.Value,
        (StageClocks.RatingReview, _) => state.Publication.Review!.RequestedAt,
        (_, Stage.FactualAccuracy) => StageClocks.DraftSentAt(state) ?? state.StageSince,
        (_, Stage.Published) => state.Publication.WindowSince ?? state.StageSince,
        _ => state.StageSince,
    };

    private static string At(HistoryStep step, string fault) => $"commit {step.Commit.Version} ({step.Commit.Cause} by {step.Commit.By.UserId}): {fault}";
}
