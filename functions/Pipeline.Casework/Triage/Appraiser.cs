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
        var earlier = 0;
        if (state.Location is { } location)
        {
            var history = new LocationQuery { LocationId = location.LocationId, Span = new ArrivalSpan(state.ReceivedAt - History, ArrivalOf(state)) };
            earlier = await worklist.CountAtLocationAsync(history, cancellationToken);
            rating = (await register.FindLocationAsync(location.LocationId, cancellationToken))?.Current?.Overall ?? Rating.NotRated;
        }

        var risk = RiskScorer.Score(
            new RiskInput
            {
                Kind = state.Kind,
                Type = state.Type,
                Details = state.Submission?.Details ?? SubmissionBody.NoDetails,
                TextsGiven = [.. state.Submission?.DetailTexts.Keys ?? []],
                EarlierCases = earlier,
                LocationRating = rating,
                Reporter = ReporterOf(state),
            },
            policy);
        var isRoutine = risk.Priority == Priority.P4 && policy.FindNotificationType(state.Type) is { Note: true }
            && state.History.All(step => step.Stage != Stage.Closed) && !IsSampled(state.CaseId, policy.NotedSamplePercent);
        return new Appraisal(risk, await LinksAsync(state, policy, cancellationToken), rating == Rating.NotRated ? null : rating, isRoutine);
    }

    /// <summary>One line a case with all its reasons, the strongest first, then the newest. Of the same reporter it says no more than that.</summary>
    private async Task<IReadOnlyList<ProposedLink>> LinksAsync(CaseState state, Policy policy, CancellationToken cancellationToken)
    {
        var span = new ArrivalSpan(state.ReceivedAt.AddDays(-policy.DuplicateWindowDays), ArrivalOf(state));
        var reference = state.Submission?.ProviderReference;
        var alike = state.Location is null ? null : new LocationQuery { LocationId = state.Location.LocationId, Type = state.Type, Span = span };
        var ofReporter = await OfSameReporterAsync(state, span, cancellationToken);
        var known = ofReporter.Select(row => row.CaseId).ToHashSet();
        var sameReporter = state.Kind == CaseKind.Concern ? "the same reporter" : "the same submitter, location and date of event";
        IReadOnlyList<WorklistRow> found =
        [
            .. alike is null || reference is null ? [] : await worklist.AtLocationAsync(alike with { ProviderReference = reference }, MaxLinks, cancellationToken),
            .. ofReporter,
            .. alike is null ? [] : await worklist.AtLocationAsync(alike, MaxLinks, cancellationToken),
        ];
        return
        [
            .. found.DistinctBy(row => row.CaseId)
                .Select(row => (Row: row, Reasons: ReasonsFor(row).OrderBy(reason => reason.Rank).ToList()))
                .OrderBy(link => link.Reasons[0].Rank)
                .ThenByDescending(link => Arrival.Of(link.Row))
                .Take(MaxLinks)
                .Select(link => new ProposedLink(link.Row.CaseId, string.Join("; ", link.Reasons.Select(reason => reason.Why)))),
        ];

        IEnumerable<(int Rank, string Why)> ReasonsFor(WorklistRow row)
        {
            if (alike?.Admits(row) == true)
            {
                yield return reference is not null && row.ProviderReference == reference
                    ? (0, $"the same provider reference {reference}, location and type")
                    : (2, $"the same location and type within {policy.DuplicateWindowDays} days");
            }

            if (known.Contains(row.CaseId))
            {
                yield return (1, sameReporter);
            }
        }
    }

    private async Task<IReadOnlyList<WorklistRow>> OfSameReporterAsync(CaseState state, ArrivalSpan span, CancellationToken cancellationToken)
    {
        var texts = await CaseTexts.ReadAsync(store, state.CaseId, [ReporterKeys.PartOf(state)], cancellationToken);
        var own = keys.Of(state, texts);
        return own.Count == 0 ? [] : await worklist.OfReporterAsync(own, span, MaxLinks, cancellationToken);
    }

    private static Arrival ArrivalOf(CaseState state) => new(state.ReceivedAt, state.CaseId);

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
