using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
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
            return report is null
                ? []
                : report.KeyQuestions.Where(rating => rating.Rating != Rating.NotRated && framework.FindKeyQuestion(rating.KeyQuestion) is not null)
                    .Select(rating => KeyValuePair.Create(rating.KeyQuestion, rating.Rating))
                    .Append(KeyValuePair.Create(CaseRatings.Overall, report.Overall))
                    .ToDictionary();
        },
        (previous, script) =>
        {
            script.Add(new WorkspaceOpened(previous));
            script.Add(new EffectDone(call.Key));
        },
        cancellationToken);
}
