namespace Pipeline.Casework.Cases;

/// <summary>Where a case stands. Written in kebab-case: <c>awaiting-information</c>.</summary>
public enum Stage
{
    Received,
    Triage,
    AwaitingInformation,
    Assessment,
    Drafting,
    QualityReview,
    FactualAccuracy,
    FactualAccuracyReview,
    SignOff,
    Publication,
    Published,
    Closed,
}
