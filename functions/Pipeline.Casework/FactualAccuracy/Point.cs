using Pipeline.Casework.Cases;

namespace Pipeline.Casework.FactualAccuracy;

/// <summary>One thing the provider says is not right in the draft, and what became of it.</summary>
public sealed record Point
{
    public required string Id { get; init; }

    /// <summary>typographical, fact or omission.</summary>
    public required string Kind { get; init; }

    /// <summary>The name of the section it is about, or the place in the provider's words.</summary>
    public required string Where { get; init; }

    public required TextRef Text { get; init; }

    public IReadOnlyList<string> Documents { get; init; } = [];

    /// <summary>Null until resolved.</summary>
    public bool? Accepted { get; init; }

    public string? Reason { get; init; }
}
