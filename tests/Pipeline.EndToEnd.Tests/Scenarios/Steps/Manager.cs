using Pipeline.Casework.Cases;

namespace Pipeline.EndToEnd.Tests.Scenarios.Steps;

internal static class Manager
{
    public const string Header = "Development manager-1 roles=manager";

    /// <summary>One who decides nothing else.</summary>
    public const string OtherHeader = "Development director-2 roles=manager";

    public static Step Assigns(string to, string? team = null) => new(Header, DecisionNames.Assign, new { to, team });

    public static Step Holds(string until) => new(Header, DecisionNames.Hold, new { until, reason = "The police asked us to wait." });

    public static Step Resumes() => new(Header, DecisionNames.Resume, new { });

    public static Step Escalates() => new(Header, DecisionNames.Escalate, new { });

    public static Step Closes(string outcome = "out-of-scope") => new(Header, DecisionNames.Close, new { outcome, reason = "Another body is responsible." });

    public static Step Reopens() => new(Header, DecisionNames.Reopen, new { reason = "It was closed by mistake." });

    public static Step Extends(string until) => new(Header, DecisionNames.Extend, new { until, reason = "The registered manager is ill." });

    public static Step Overrides(string keyQuestion, string rating) =>
        new(Header, DecisionNames.OverrideRating, new { keyQuestion, rating, reason = "What we saw outweighs the scores." });

    public static Step OverridesOverall(string rating) =>
        new(Header, DecisionNames.OverrideRating, new { overall = true, rating, reason = "What we saw outweighs the rules." });

    public static Step DecidesReview(string who = OtherHeader) =>
        new(who, DecisionNames.DecideRatingReview, new { outcome = "The rating stands.", reason = "The scores were added up rightly." });

    public static Step Skips(string effect) => new(Header, DecisionNames.Skip, new { effect, reason = "They heard of it otherwise." });

    public static Step Retries(string effect) => new(Header, DecisionNames.Retry, new { effect });
}
