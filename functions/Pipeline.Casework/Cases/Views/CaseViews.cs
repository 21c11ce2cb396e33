using System.Text.Json;
using Pipeline.Casework.Assessment;
using Pipeline.Casework.Notifications;
using Pipeline.Casework.People;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Reports;
using Pipeline.Casework.Time;

namespace Pipeline.Casework.Cases.Views;

/// <summary>Shows a case to those who opened it: all of it to staff, its own part to a provider.</summary>
public sealed class CaseViews(ICaseStore store, TimeProvider time)
{
    /// <summary>The whole case with its texts. The identity of who raised a concern is in none of it.</summary>
    public async Task<CaseView> StaffAsync(OpenedCase opened, Caller caller, CancellationToken cancellationToken)
    {
        var (state, access, policy) = opened;
        var now = time.GetUtcNow();
        var texts = await CaseTexts.ReadAsync(store, state.CaseId, CasePartIds.ShownToStaff(state), cancellationToken);
        var assessed = state.Assessment.Framework is not null;
        var framework = assessed ? CaseFramework.Of(state, policy) : null;
        return new CaseView
        {
            CaseId = state.CaseId,
            Reference = state.CaseId.Reference,
            Version = state.Version,
            Kind = state.Kind,
            Type = state.Type,
            Stage = state.Stage,
            ReceivedAt = state.ReceivedAt,
            PolicyVersion = state.PolicyVersion,
            Priority = state.Priority,
            Risk = state.Risk,
            Location = state.Location,
            LocationText = state.Place is { } place ? texts.Of(place) : null,
            PreviousCase = state.PreviousCase,
            Submission = Submission(state, texts),
            Links = state.Links,
            Actions = [.. state.Actions.Select(action => new ActionView(action.At, action.By, action.Kind, action.To, texts.Of(action.Text)))],
            Framework = framework is null ? null : Framework(framework),
            Assessment = assessed ? Assessment(state.Assessment, texts) : null,
            Rating = assessed ? CaseRatings.Of(state, policy) : null,
            PreviousRating = state.Assessment.Previous.Count == 0 ? null : state.Assessment.Previous,
            Draft = state.Draft.IsBuilt ? Draft(state.Draft, texts) : null,
            FactualAccuracy = state.Draft.Sent is null ? null : FactualAccuracy(state, policy, texts),
            Publication = Publication(state, access, texts),
            Documents = state.Documents,
            Clocks = Clocks(state, policy, now),
            Effects = state.Effects,
            Escalations = state.Escalations,
            Assignee = state.Assignee,
            AssigneeAway = policy.People.AbsenceOf(state.Assignee, LondonTime.DateOf(now)),
            Team = state.Team,
            Closed = state.Closed,
            Decisions = DecisionViews.Of(state, access, caller, policy, now),
        };
    }

    /// <summary>What a provider submitted itself, and, once a draft was sent to it, draft, points and dates. Nothing that tells where a case came from.</summary>
    public async Task<ProviderCaseView> ProviderAsync(OpenedCase opened, Caller caller, CancellationToken cancellationToken)
    {
        var (state, access, policy) = opened;
        var texts = await CaseTexts.ReadAsync(store, state.CaseId, CasePartIds.ShownToProvider(state, access), cancellationToken);
        var now = time.GetUtcNow();
        var stage = state.Stage == Stage.FactualAccuracy ? StageClocks.Next(state, policy) : null;
        return new ProviderCaseView
        {
            CaseId = state.CaseId,
            Reference = state.CaseId.Reference,
            Version = state.Version,
            Kind = access.IsSubmitter ? state.Kind : null,
            Type = access.IsSubmitter ? state.Type : null,
            Stage = state.Stage,
            ReceivedAt = access.IsSubmitter ? state.ReceivedAt : null,
            Location = access.IsProvider || access.IsSubmitter ? state.Location : null,
            Submission = access.IsSubmitter ? Submission(state, texts) : null,
            Draft = access.IsProvider ? SentDraft(state.Draft.Sent!, texts) : null,
            FactualAccuracy = access.IsProvider ? FactualAccuracy(state, policy, texts) : null,
            Publication = access.IsProvider ? Publication(state, access, texts) : null,
            Documents = [.. state.Documents.Where(document => access.Roles.Contains(document.AddedAs))],
            Clocks = new ClocksView { Stage = stage is null ? [] : [Clock(stage, state, now)] },
            Decisions = DecisionViews.Of(state, access, caller, policy, now),
        };
    }

    private static SubmissionView? Submission(CaseState state, CaseTexts texts)
    {
        if (state.Submission is not { } submission)
        {
            return null;
        }

        var details = submission.Details
            .Concat(submission.DetailTexts.Select(detail => KeyValuePair.Create(detail.Key, JsonSerializer.SerializeToElement(texts.Of(detail.Value)))))
            .ToDictionary();
        return new SubmissionView
        {
            Channel = submission.Channel,
            Verified = submission.Verified,
            ProviderReference = submission.ProviderReference,
            Identity = state.Kind == CaseKind.Concern ? submission.Identity : null,
            SubmittedBy = Person(submission.SubmitterPart, texts),
            Person = Person(submission.PersonPart, texts),
            Event = state.Kind == CaseKind.Notification ? new EventView(submission.EventDate, details) : null,
            Narrative = submission.Narrative is { } narrative ? texts.Of(narrative) : null,
            Questions =
            [
                .. state.Triage.Rounds.Select(round => new QuestionsView(
                    round.AskedAt, [.. round.Questions.Select(texts.Of)], round.EndedAt, [.. round.Answers.Select(texts.Of)], round.ReceivedBy)),
            ],
            InformationExpired = state.Triage.InformationExpired ? true : null,
            Information = [.. state.Information.Select(added => new TextView(added.At, texts.Of(added.Text)))],
            Warnings = submission.Warnings,
        };
    }

    private static PersonalPart? Person(string? partId, CaseTexts texts) => partId is null
        ? null
        : texts.OfPart(partId) is var text && text == CaseTexts.Disposed
            ? new PersonalPart { Name = CaseTexts.Disposed }
            : JsonSerializer.Deserialize<PersonalPart>(text, CaseJson.Options);

    private static FrameworkView Framework(Framework framework) => new(
        framework.Id,
        framework.Version,
        framework.Title,
        [.. framework.Statements.Select(statement => new StatementView(statement.Id, statement.Title, statement.KeyQuestion))],
        [.. framework.KeyQuestions.Select(question => new KeyQuestionView(question.Id, question.Label))]);

    private static AssessmentView Assessment(AssessmentFacts facts, CaseTexts texts) => new()
    {
        Statements = facts.Statements,
        Team = facts.Team,
        Visits = facts.Visits,
        Judgements =
        [
            .. facts.Judgements.Select(judgement => new JudgementView
            {
                Statement = judgement.Statement,
                KeyQuestion = judgement.KeyQuestion,
                Score = judgement.Score,
                Rating = judgement.Rating,
                Rationale = texts.Of(judgement.Rationale),
                Evidence = judgement.Evidence,
                By = judgement.By,
                At = judgement.At,
            }),
        ],
        Evidence = facts.Evidence,
        Breaches = facts.Breaches,
        CompletedAt = facts.CompletedAt,
    };

    private static DraftView Draft(DraftFacts draft, CaseTexts texts) => new()
    {
        Sections = [.. draft.Sections.Select(section => new SectionView(section.Name, section.Heading, texts.Of(section.Text), section.Edited)
        {
            Outdated = section.Outdated,
            Built = section is { Outdated: true, Built: { } built } ? texts.Of(built) : null,
        })],
        Authors = draft.Authors,
        Lap = draft.Lap,
        Returns = [.. draft.Returns.Select(back => new DraftReturnView(back.At, back.By, [.. back.Comments.Select(texts.Of)], back.Reason))],
    };

    private static DraftView SentDraft(SentDraft sent, CaseTexts texts) => new()
    {
        Sections = [.. sent.Sections.Select(section => new SectionView(section.Name, section.Heading, texts.Of(section.Text), Edited: null))],
        Ratings = sent.Ratings,
    };

    private static FactualAccuracyView FactualAccuracy(CaseState state, Policy policy, CaseTexts texts) => new()
    {
        SentAt = StageClocks.DraftSentAt(state),
        Due = StageClocks.AnswerDue(state, policy),
        ExtendedUntil = state.FactualAccuracy.ExtendedUntil,
        Answer = state.FactualAccuracy.Answer,
        Points =
        [
            .. state.FactualAccuracy.Points.Select(point => new PointView(
                point.Id, point.Kind, point.Where, texts.Of(point.Text), point.Documents, point.Accepted, point.Reason)),
        ],
    };

    private static PublicationView? Publication(CaseState state, CaseAccess access, CaseTexts texts)
    {
        var facts = state.Publication;
        return facts.PublishedAt is null ? null : new PublicationView
        {
            ReportId = facts.Public!.Edition.ReportId,
            ReportUrl = $"/api/register/reports/{facts.Public.Edition.ReportId}",
            Edition = facts.Public.Edition.Number,
            FirstPublishedAt = facts.FirstPublishedAt,
            PublishedAt = facts.PublishedAt,
            Withdrawal = facts.Withdrawal is { } withdrawal ? new WithdrawalView(withdrawal.At, access.IsStaff ? withdrawal.By : null, withdrawal.Reason) : null,
            RatingReview = facts.Review is { } review
                ? new RatingReviewView(review.RequestedAt, texts.Of(review.Grounds), review.DecidedAt, review.Outcome, review.Reason)
                : null,
        };
    }

    private static ClocksView Clocks(CaseState state, Policy policy, DateTimeOffset now) => new()
    {
        Stage = [.. StageClocks.Of(state, policy).Select(clock => Clock(clock, state, now))],
        Unreviewed = state.Kind == CaseKind.Assessment
            ? null
            : new ReviewClockView(state.ReceivedAt, state.Triage.ReviewedAt ?? (state.IsClosed ? state.StageSince : null)),
        NoAction = new ReviewClockView(state.Triage.LastActionAt ?? state.ReceivedAt, state.IsClosed ? state.StageSince : null),
        Publication = PublicationClock(state, policy, now),
        Hold = state.Hold,
        HoldEndedAt = state.HoldEndedAt,
    };

    private static StageClockView Clock(StageClock clock, CaseState state, DateTimeOffset now) =>
        new(clock.Name, clock.Due.At, clock.Due.Provisional, state.Hold is null && clock.Due.At < now, clock.Reminders);

    private static PublicationClockView? PublicationClock(CaseState state, Policy policy, DateTimeOffset now)
    {
        if (state.Assessment is not { FirstVisit: { } first, LastVisit: { } last } || StageClocks.PublicationDue(state, policy) is not { } due)
        {
            return null;
        }

        var end = state.Publication.FirstPublishedAt ?? now;
        return new PublicationClockView(first, last, due.At, due.At < end, LondonTime.DateOf(end).DayNumber - first.DayNumber);
    }
}
