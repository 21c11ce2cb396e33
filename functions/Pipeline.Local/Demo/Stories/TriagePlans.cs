using Pipeline.Casework.Policies;

namespace Pipeline.Local.Demo.Stories;

/// <summary>Plans what triage does, so that every way out of it is taken.</summary>
internal static class TriagePlans
{
    private const int Neglect = 17;

    private static readonly Dictionary<string, int> Outcomes =
        new() { ["no-further-action"] = 60, ["resolved-by-provider"] = 18, ["referred"] = 12, ["out-of-scope"] = 5, ["noted"] = 5 };

    /// <summary>The plan of the <paramref name="rank"/>-th case that ends at triage, from 0.</summary>
    public static TriagePlan Closing(int rank, Policy policy, Chance chance) => new()
    {
        Ask = (rank % 20) switch
        {
            _ when rank % 30 == Neglect => Asking.None,
            3 or 11 => Asking.Answered,
            7 => Asking.Unanswered,
            15 => Asking.AnsweredByTelephone,
            _ => Asking.None,
        },
        Refers = rank % 6 == 2,
        Returned = (rank % 30) switch { 2 => Returned.SentByPost, 8 => Returned.TriedAgain, 14 => Returned.LeftOut, _ => Returned.Not },
        AddsInformation = rank % 15 == 10,
        Held = rank % 30 is 5 or 20,
        Resumed = rank % 30 == 20,
        Escalated = rank % 30 == 13,
        RaisesPriority = rank % 30 == 23,
        Neglected = rank % 30 == Neglect,
        Reopened = rank % 15 == 12,
        Outcome = OutcomeOf(policy, chance),
    };

    /// <summary>The plan of the <paramref name="rank"/>-th case that is accepted, from 0; <c>Outcome</c> is not used.</summary>
    public static TriagePlan Accepting(int rank, Policy policy, Chance chance) => new()
    {
        Ask = rank % 9 == 4 ? Asking.Answered : Asking.None,
        Refers = rank % 5 == 3,
        Outcome = OutcomeOf(policy, chance),
    };

    /// <summary>The plan of a second report of the same event.</summary>
    public static TriagePlan Linking(Policy policy) => new() { Links = true, Outcome = Known(policy, "duplicate") };

    private static string OutcomeOf(Policy policy, Chance chance) => Known(policy, chance.Weigh("outcome", Outcomes));

    private static string Known(Policy policy, string outcome) =>
        policy.CloseOutcomes.Any(known => known.Id == outcome) ? outcome : policy.CloseOutcomes[0].Id;
}
