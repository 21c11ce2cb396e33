using Pipeline.Casework.Cases;
using Pipeline.Casework.Publication;

namespace Pipeline.Local.Demo.Stories;

/// <summary>What is to happen to one case. The process does not know it; only the simulated people do.</summary>
internal sealed record Story
{
    /// <summary>From 1, in the order of arrival.</summary>
    public int Number { get; init; }

    public required DateTimeOffset ArrivesAt { get; init; }

    public required CaseKind Kind { get; init; }

    /// <summary>Notification type, kind of concern, or reason of the assessment.</summary>
    public required string Type { get; init; }

    public required Location Location { get; init; }

    /// <summary>Two stories with the same one are about the same event.</summary>
    public required string ProviderReference { get; init; }

    public required TriagePlan Triage { get; init; }

    /// <summary>Null: the case ends at triage.</summary>
    public AssessmentPlan? Assessment { get; init; }

    public required Chance Chance { get; init; }
}
