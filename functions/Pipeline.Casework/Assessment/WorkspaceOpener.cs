using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Publication;

namespace Pipeline.Casework.Assessment;

/// <summary>The effect <c>open-workspace</c>: the ratings in force are taken from the register, so that unassessed key questions keep them.</summary>
public sealed class WorkspaceOpener(EffectRunner runner, IRegister register)
{
    public Task<EffectOutcome> RunAsync(EffectCall call, CancellationToken cancellationToken) => runner.RunAsync(
        call,
        async (state, policy, token) =>
        {
            var entry = await register.FindLocationAsync(state.Location!.LocationId, token);
            var report = entry?.Reports.FirstOrDefault(candidate => candidate.WithdrawnAt is null && candidate.CaseId != state.CaseId);
            var framework = CaseFramework.Of(state, policy);
            return report is not null ? RatingsOf(report, framework) : RatingsOf(entry?.Location.Earlier?.Current, framework);
        },
        (previous, script) =>
        {
            script.Add(new WorkspaceOpened(previous));
            script.Add(new EffectDone(call.Key));
        },
        cancellationToken);

    private static Dictionary<string, Rating> RatingsOf(PublishedReport report, Framework framework) => report.KeyQuestions
        .Where(rating => rating.Rating != Rating.NotRated && framework.FindKeyQuestion(rating.KeyQuestion) is not null)
        .Select(rating => KeyValuePair.Create(rating.KeyQuestion, rating.Rating))
        .Append(KeyValuePair.Create(CaseRatings.Overall, report.Overall))
        .ToDictionary();

    /// <summary>A rating from before this register names its key questions by their labels.</summary>
    private static Dictionary<string, Rating> RatingsOf(EarlierRating? earlier, Framework framework) => earlier is null ? [] : framework.KeyQuestions
        .Select(question => (question.Id, Rated: earlier.KeyQuestions.FirstOrDefault(rated => string.Equals(rated.Name, question.Label, StringComparison.OrdinalIgnoreCase))))
        .Where(question => question.Rated is { Rating: not Rating.NotRated })
        .Select(question => KeyValuePair.Create(question.Id, question.Rated!.Rating))
        .Append(KeyValuePair.Create(CaseRatings.Overall, earlier.Overall))
        .ToDictionary();
}
