using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Oversight;

/// <summary>Which cases of one location are wanted, open and closed. Every filter that is null admits all.</summary>
public sealed record LocationQuery
{
    public required string LocationId { get; init; }

    public ArrivalSpan Span { get; init; } = ArrivalSpan.Ever;

    public string? Type { get; init; }

    public string? ProviderReference { get; init; }

    public IReadOnlyCollection<Stage>? Stages { get; init; }

    public bool Admits(WorklistRow row) => row.LocationId == LocationId
        && Span.Admits(row)
        && (Type is null || row.Type == Type)
        && (ProviderReference is null || row.ProviderReference == ProviderReference)
        && (Stages is null || Stages.Contains(row.Stage));
}
