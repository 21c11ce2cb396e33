using Pipeline.Casework.Time;

namespace Pipeline.Casework.Policies;

/// <summary>A term that the law puts in numbers. It binds the provider and is no clock of ours.</summary>
public sealed record LegalDue
{
    /// <summary>When this term applies, where there are several: <c>planned</c>, <c>emergency</c>.</summary>
    public string? Case { get; init; }

    public required ClockSpan Span { get; init; }

    /// <summary>The field with the date it counts from.</summary>
    public required string From { get; init; }

    /// <summary>The notification must come before that date, not after.</summary>
    public bool Before { get; init; }

    /// <summary>The term begins with that date itself.</summary>
    public bool CountsFirstDay { get; init; }
}
