using System.Text.Json;
using Pipeline.Casework.People;

namespace Pipeline.Casework.Cases;

/// <summary>A decision as somebody asks for it.</summary>
public sealed record DecisionRequest
{
    public required Caller Caller { get; init; }

    public required string CaseId { get; init; }

    public required string Decision { get; init; }

    /// <summary>Anything but an object is a fault of its own.</summary>
    public required JsonElement Body { get; init; }

    /// <summary>The version the caller has seen; null takes the decision on any.</summary>
    public int? ExpectedVersion { get; init; }

    public string? IdempotencyKey { get; init; }
}
