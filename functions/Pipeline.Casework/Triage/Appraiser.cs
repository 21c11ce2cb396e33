using System.Security.Cryptography;
using System.Text;
using Pipeline.Casework.Assessment;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Notifications;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Publication;

namespace Pipeline.Casework.Triage;

/// <summary>The effect <c>appraise</c>: register, similar cases and risk, recorded with the entry into triage in one commit.</summary>
public sealed class Appraiser(EffectRunner runner, IRegister register, IWorklist worklist, ICaseStore store, ReporterKeys keys)
{
    /// <summary>More would help nobody, and a flood of alike submissions must not make a commit too large.</summary>
    private const int MaxLinks = 50;

    private static readonly TimeSpan History = TimeSpan.FromDays(90);

    public Task<EffectOutcome> RunAsync(EffectCall call, CancellationToken cancellationToken) =>
        runner.RunAsync(call, AppraiseAsync, Write, cancellationToken);

    private static void Write(Appraisal appraisal, CaseScript script)
    {
        script.Add(new CaseAppraised(appraisal.Risk, appraisal.Links, appraisal.CurrentRating));
        if (appraisal.IsRoutine)
        {
            script.Close("noted", "routine: the lowest priority of a type that is noted", Via.Noted);
        }
        else
        {
            script.Enter(Stage.Triage, Via.Appraised);
        }
    }

    private async Task<Appraisal> AppraiseAsync(CaseState state, Policy policy, CancellationToken cancellationToken)
    {
        var rating = Rating.NotRated;
        IReadOnlyList<WorklistRow> neighbours = [];
        if (state.Location is { } location)
        {
            var window = TimeSpan.FromDays(Math.Max(History.TotalDays, policy.DuplicateWindowDays));
            neighbours = [.. (await worklist.AtLocationAsync(location.LocationId, state.ReceivedAt - window, cancellationToken))
                .Where(row => IsEarlier(row, state))];
            rating = (await register.FindLocationAsync(location.LocationId, cancellationToken))?.Current?.Overall ?? Rating.NotRated;
        }

        var risk = RiskScorer.Score(
            new RiskInput
            {
                Kind = state.Kind,
                Type = state.Type,
                Details = state.Submission?.Details ?? SubmissionBody.NoDetails,
                TextsGiven = [.. state.Submission?.DetailTexts.Keys ?? []],
                EarlierCases = neighbours.Count(row => row.ReceivedAt >= state.ReceivedAt - History),
                LocationRating = rating,
                Reporter = ReporterOf(state),
            },
            policy);
        var isRoutine = risk.Priority == Priority.P4 && policy.FindNotificationType(state.Type) is { Note: true }
            && state.History.All(step => step.Stage != Stage.Closed) && !IsSampled(state.CaseId, policy.NotedSamplePercent);
        var links = Links(state, neighbours, await OfSameReporterAsync(state, policy, cancellationToken), policy);
        return new Appraisal(risk, links, rating == Rating.NotRated ? null : rating, isRoutine);
    }

    private async Task<IReadOnlyList<WorklistRow>> OfSameReporterAsync(CaseState state, Policy policy, CancellationToken cancellationToken)
    {
        var texts = await CaseTexts.ReadAsync(store, state.CaseId, [ReporterKeys.PartOf(state)], cancellationToken);
        var own = keys.Of(state, texts);
        return own.Count == 0
            ? []
            : [.. (await worklist.OfReporterAsync(own, state.ReceivedAt.AddDays(-policy.DuplicateWindowDays), cancellationToken)).Where(row => IsEarlier(row, state))];
    }

    /// <summary>One line a case with all its reasons, the strongest first. Of the same reporter it says no more than that.</summary>
    private static IReadOnlyList<ProposedLink> Links(
        CaseState state, IReadOnlyList<WorklistRow> neighbours, IReadOnlyList<WorklistRow> ofSameReporter, Policy policy)
    {
        var reference = state.Submission?.ProviderReference;
        var since = state.ReceivedAt.AddDays(-policy.DuplicateWindowDays);
        var sameReporter = state.Kind == CaseKind.Concern ? "the same reporter" : "the same submitter, location and date of event";
        var reasons = neighbours.Where(row => row.Type == state.Type && row.ReceivedAt >= since)
            .Select(row => reference is not null && row.ProviderReference == reference
                ? (row.CaseId, Rank: 0, Why: $"the same provider reference {reference}, location and type")
                : (row.CaseId, Rank: 2, Why: $"the same location and type within {policy.DuplicateWindowDays} days"))
            .Concat(ofSameReporter.Select(row => (row.CaseId, Rank: 1, Why: sameReporter)));
        return
        [
            .. reasons.GroupBy(reason => reason.CaseId)
                .Select(found => (CaseId: found.Key, Reasons: found.OrderBy(reason => reason.Rank).ToList()))
                .OrderBy(found => found.Reasons[0].Rank)
                .Take(MaxLinks)
                .Select(found => new ProposedLink(found.CaseId, string.Join("; ", found.Reasons.Select(reason => reason.Why)))),
        ];
    }

    /// <summary>Of two that came in the same instant one is the earlier, and always the same.</summary>
    private static bool IsEarlier(WorklistRow row, CaseState state) => row.ReceivedAt < state.ReceivedAt
        || (row.ReceivedAt == state.ReceivedAt && string.CompareOrdinal(row.CaseId.Value, state.CaseId.Value) < 0);

    private static ReporterKind ReporterOf(CaseState state) => (state.Kind, state.Submission) switch
    {
        (CaseKind.Notification, { Verified: true }) => ReporterKind.VerifiedProvider,
        (CaseKind.Notification, _) => ReporterKind.Provider,
        _ when state.Type == ConcernKinds.Whistleblowing => ReporterKind.Worker,
        (_, { Identity: IdentityWish.Open }) => ReporterKind.Open,
        (_, { Identity: IdentityWish.Confidential }) => ReporterKind.Confidential,
        _ => ReporterKind.Anonymous,
    };

    /// <summary>The same case is always in the sample or never: derived from its id.</summary>
    private static bool IsSampled(CaseId caseId, int percent) => SHA256.HashData(Encoding.UTF8.GetBytes(caseId.Value))[0] % 100 < percent;

    private sealed record Appraisal(Risk Risk, IReadOnlyList<ProposedLink> Links, Rating? CurrentRating, bool IsRoutine);
}
