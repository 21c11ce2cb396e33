using System.Text.Json;
using Pipeline.Casework.Cases;
using Pipeline.Casework.People;

namespace Pipeline.Casework.Notifications;

/// <summary>A notification or concern as it arrives, by whatever channel.</summary>
public sealed record SubmissionRequest
{
    public required CaseKind Kind { get; init; }

    public required JsonElement Body { get; init; }

    public required Caller Caller { get; init; }

    /// <summary>http, queue or import.</summary>
    public required string Channel { get; init; }

    public string? IdempotencyKey { get; init; }
}
