using Pipeline.Casework.People;
using Pipeline.Casework.Policies;

namespace Pipeline.Casework.Cases.Views;

/// <summary>What may be decided now, by this caller.</summary>
public static class DecisionViews
{
    /// <summary>
    /// All decisions of the stage to staff; only their own to others. What is allowed is refused only for its body; else all reasons are said
    /// at once.
    /// </summary>
    public static IReadOnlyList<DecisionView> Of(CaseState state, CaseAccess access, Caller caller, Policy policy, DateTimeOffset now) =>
    [
        .. CaseProcess.DecisionsOf(state.Stage)
            .Select(name => (Name: name, Permits: policy.Roles.PermitsOf(state.Stage, name)))
            .Where(decision => access.IsStaff || decision.Permits.Any(permit => permit.Roles.Any(access.Roles.Contains)))
            .Select(decision =>
            {
                IReadOnlyList<string> why = [.. Refusals(decision.Permits, state, access, caller), .. Decisions.Find(decision.Name)!.Standing(state, policy, now)];
                return new DecisionView(
                    decision.Name, why.Count == 0, why.Count == 0 ? null : string.Join("; ", why), $"/api/openapi.json#/components/schemas/{decision.Name}");
            }),
    ];

    private static IEnumerable<string> Refusals(IReadOnlyList<Permit> permits, CaseState state, CaseAccess access, Caller caller)
    {
        var own = permits.FirstOrDefault(permit => permit.Roles.Any(access.Roles.Contains));
        if (own is null)
        {
            yield return $"decided by: {string.Join(", ", permits.SelectMany(permit => permit.Roles).Distinct().Select(Names.Of))}";
            yield break;
        }

        if (own.IsOfTheStage && CaseProcess.Gates(state).Any())
        {
            yield return "the entry of this stage is still being recorded";
        }

        if (IndependenceRules.Objection(own.Route.Independence, state, caller.UserId) is { } why)
        {
            yield return why;
        }
    }
}
