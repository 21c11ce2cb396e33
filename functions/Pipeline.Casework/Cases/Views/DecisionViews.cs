using Pipeline.Casework.People;

namespace Pipeline.Casework.Cases.Views;

/// <summary>What may be decided now, by this caller.</summary>
public static class DecisionViews
{
    /// <summary>All decisions of the stage to staff, with the reason where one is not theirs; only their own to others.</summary>
    public static IReadOnlyList<DecisionView> Of(CaseState state, CaseAccess access, Caller caller) =>
    [
        .. CaseProcess.DecisionsOf(state.Stage)
            .Select(name => (Name: name, Routes: CaseProcess.RoutesOf(state.Stage, name).ToList()))
            .Where(decision => access.IsStaff || decision.Routes.Any(route => route.Roles.Any(access.Roles.Contains)))
            .Select(decision =>
            {
                var why = WhyNot(decision.Routes, state, access, caller);
                return new DecisionView(decision.Name, why is null, why, $"/api/openapi.json#/components/schemas/{decision.Name}");
            }),
    ];

    private static string? WhyNot(List<Route> routes, CaseState state, CaseAccess access, Caller caller)
    {
        var own = routes.FirstOrDefault(route => route.Roles.Any(access.Roles.Contains));
        if (own is null)
        {
            return $"decided by: {string.Join(", ", routes.SelectMany(route => route.Roles).Distinct().Select(Names.Of))}";
        }

        return CaseProcess.Row(state.Stage).Decisions.Contains(own) && CaseProcess.Gates(state).Any()
            ? "the entry of this stage is still being recorded"
            : IndependenceRules.Objection(own.Independence, state, caller.UserId);
    }
}
