using Pipeline.Casework.Notifications;

namespace Pipeline.Casework.Cases.Views;

/// <summary>What was submitted, with its texts. Who raised a concern is never in it.</summary>
public sealed record SubmissionView
{
    public required string Channel { get; init; }

    public required bool Verified { get; init; }

    public string? ProviderReference { get; init; }

    /// <summary>Of a concern: how its reporter wants to be treated.</summary>
    public IdentityWish? Identity { get; init; }

    public PersonalPart? SubmittedBy { get; init; }

    public PersonalPart? Person { get; init; }

    public EventView? Event { get; init; }

    public string? Narrative { get; init; }

    public required IReadOnlyList<QuestionsView> Questions { get; init; }

    /// <summary>True when the last questions ran out without an answer.</summary>
    public bool? InformationExpired { get; init; }

    public required IReadOnlyList<TextView> Information { get; init; }

    public required IReadOnlyList<string> Warnings { get; init; }
}
