using Pipeline.Casework.Cases;
using Pipeline.Casework.Policies;

namespace Pipeline.Casework.People;

/// <summary>The rules of independence, and whom they leave.</summary>
public static class IndependenceRules
{
    /// <summary>Why this user may not decide, or null when they may.</summary>
    public static string? Objection(Independence rule, CaseState state, string user) => rule switch
    {
        Independence.OfTheAssessment when state.Assessment.Assessors.Contains(user) => "a reviewer was in no visit team and made no judgement",
        Independence.OfTheAssessment when state.Draft.Authors.Contains(user) => "a reviewer saved no draft",
        Independence.OfTheDraft when state.Draft.Authors.Contains(user) => "a publisher did not write the draft",
        Independence.OfTheCase when state.Involved.Contains(user) => "a rating review is decided by a manager who was not involved before",
        _ => null,
    };

    /// <summary>
    /// True when the stage needs a staff role that none of the policy's people who are there can take under the rules, and nobody who can was named
    /// for the case. Somebody named who is not among the policy's people is taken to be there.
    /// </summary>
    public static bool NobodyCanAct(CaseState state, Policy policy, DateOnly on)
    {
        if (CaseProcess.AwaitedOf(state) is not { } awaited || policy.Roles.OfStage(state.Stage, awaited) is not [var actor, ..] roles
            || !Caller.Staff.Contains(actor))
        {
            return false;
        }

        var rule = CaseProcess.Row(state.Stage).Decisions.First(route => route.Decision == awaited).Independence;
        var isNamed = state.Assignee is { } named && policy.People.Find(named)?.IsAway(on) != true && Objection(rule, state, named) is null;
        return !isNamed && !policy.People.All.Any(person => person.Roles.Overlaps(roles) && !person.IsAway(on) && Objection(rule, state, person.User) is null);
    }
}
