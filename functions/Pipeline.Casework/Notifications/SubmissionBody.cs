using System.Text.Json;
using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Notifications;

/// <summary>A submission as read, before its personal data are put beside the chain.</summary>
public sealed record SubmissionBody
{
    public required string Type { get; init; }

    public string? LocationId { get; init; }

    public string? LocationText { get; init; }

    public string? ProviderReference { get; init; }

    public IdentityWish Identity { get; init; }

    public DateOnly? EventDate { get; init; }

    public static IReadOnlyDictionary<string, JsonElement> NoDetails { get; } = new Dictionary<string, JsonElement>();

    public IReadOnlyDictionary<string, JsonElement> Details { get; init; } = NoDetails;

    /// <summary>Details in the words of whoever submitted, short and long, by field name.</summary>
    public IReadOnlyDictionary<string, string> DetailTexts { get; init; } = new Dictionary<string, string>();

    public string? Narrative { get; init; }

    public PersonalPart? Submitter { get; init; }

    public PersonalPart? Reporter { get; init; }

    public PersonalPart? Person { get; init; }

    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Puts narrative and personal data into parts and returns the rest. Channel and verification are the caller's to set.</summary>
    public Submission Keep(PartBook parts) => new()
    {
        Channel = string.Empty,
        ProviderReference = ProviderReference,
        Identity = Identity,
        EventDate = EventDate,
        Details = Details,
        DetailTexts = DetailTexts.ToDictionary(detail => detail.Key, detail => parts.Keep(PartKind.Narrative, detail.Value)),
        Narrative = Narrative is null ? null : parts.Keep(PartKind.Narrative, Narrative),
        SubmitterPart = Put(parts, PartKind.Submitter, Submitter),
        ReporterPart = Put(parts, PartKind.Reporter, Reporter),
        PersonPart = Put(parts, PartKind.Person, Person),
        HasContact = Submitter?.Email is not null || Reporter?.Email is not null,
        Warnings = Warnings,
    };

    private static string? Put(PartBook parts, PartKind kind, PersonalPart? part) =>
        part is null ? null : parts.Put(kind, JsonSerializer.Serialize(part, CaseJson.Options));
}
