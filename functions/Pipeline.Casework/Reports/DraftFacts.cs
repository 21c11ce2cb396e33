using System.Text.Json.Serialization;

namespace Pipeline.Casework.Reports;

/// <summary>The report before it is published.</summary>
public sealed record DraftFacts
{
    /// <summary>Sections by name, in the order of the report.</summary>
    public IReadOnlyList<DraftSection> Sections { get; init; } = [];

    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>How often the draft was submitted for review.</summary>
    public int Lap { get; init; }

    /// <summary>What the provider was sent: sections and ratings at the time of the approval that led to factual accuracy.</summary>
    public SentDraft? Sent { get; init; }

    public IReadOnlyList<DraftReturn> Returns { get; init; } = [];

    public string? ApprovedBy { get; init; }

    [JsonIgnore]
    public bool IsBuilt => Sections.Count > 0;
}
