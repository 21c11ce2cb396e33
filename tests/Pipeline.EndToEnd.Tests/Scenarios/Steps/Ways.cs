namespace Pipeline.EndToEnd.Tests.Scenarios.Steps;

/// <summary>The shortest ways from triage, and from the assessment on.</summary>
internal static class Ways
{
    /// <summary>From an open assessment to its draft, with two statements of one key question judged.</summary>
    public static Step[] Assess => [Inspector.Plans("S1", "S2"), Inspector.Visits(), Inspector.Judges("S1", 3), Inspector.Judges("S2", 3), Inspector.Completes()];

    public static Step[] ToDrafting => [Triage.Accepts(), .. Assess];

    public static Step[] ToQualityReview => [.. ToDrafting, Inspector.Submits()];

    public static Step[] ToFactualAccuracy => [.. ToQualityReview, Reviewer.Approves()];

    public static Step[] ToSignOff => [.. ToFactualAccuracy, Provider.HasNothing()];

    public static Step[] ToPublished => [.. ToSignOff, Publisher.SignsOff()];
}
