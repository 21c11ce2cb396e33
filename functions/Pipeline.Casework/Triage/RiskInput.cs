using System.Text.Json;
using Pipeline.Casework.Assessment;
using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Triage;

/// <summary>What is known of a submission when it is scored.</summary>
public sealed record RiskInput
{
    /// <summary>A notification or a concern.</summary>
    public required CaseKind Kind { get; init; }

    /// <summary>Type code of a notification, kind id of a concern.</summary>
    public required string Type { get; init; }

    /// <summary>What of <c>event.details</c> is no text, by field name; empty for concerns.</summary>
    public IReadOnlyDictionary<string, JsonElement> Details { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>The fields of <c>event.details</c> that have a text. Of a text nothing but that it is there counts.</summary>
    public IReadOnlyCollection<string> TextsGiven { get; init; } = [];

    /// <summary>Other cases of the location received in the days of the policy before this one; 0 while the location is unknown.</summary>
    public int EarlierCases { get; init; }

    /// <summary>The overall rating of the location in force; not rated while it is unknown.</summary>
    public Rating LocationRating { get; init; } = Rating.NotRated;

    public required ReporterKind Reporter { get; init; }
}
