namespace Pipeline.Casework.Policies;

/// <summary>A statutory notification: what the law says and what we ask for.</summary>
public sealed record NotificationType
{
    public required string Code { get; init; }

    /// <summary>In the Care Quality Commission (Registration) Regulations 2009.</summary>
    public required string Regulation { get; init; }

    public required string Title { get; init; }

    public required string Help { get; init; }

    /// <summary>What the law says about time, in words; <c>without delay</c> is no number.</summary>
    public required string LegalTiming { get; init; }

    public IReadOnlyList<LegalDue> LegalDue { get; init; } = [];

    public required NotificationGroup Group { get; init; }

    /// <summary><c>person.idCode</c> is required.</summary>
    public required bool RequiresPerson { get; init; }

    /// <summary><c>event.date</c> is required.</summary>
    public required bool RequiresEventDate { get; init; }

    /// <summary>The type of the notification that this one follows.</summary>
    public string? LinksTo { get; init; }

    public required IReadOnlyList<DetailField> Fields { get; init; }

    /// <summary>Who need not send it.</summary>
    public IReadOnlyList<Exemption> Exempt { get; init; } = [];

    /// <summary>Routine: a P4 of this type is closed as <c>noted</c>, a sample goes to triage.</summary>
    public bool Note { get; init; }

    public required string Confidence { get; init; }

    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>What to tell a provider of this type that need not have sent it; empty for every other.</summary>
    /// <param name="providerType">The register's <c>type</c> of the location; null where it has none.</param>
    public IReadOnlyList<string> ExemptionsOf(string? providerType) =>
    [
        .. Exempt.Where(exempt => exempt.ProviderTypes.Contains(providerType, StringComparer.OrdinalIgnoreCase))
            .Select(exempt => $"A provider of type {providerType} need not send this notification: {exempt.Route}"),
    ];

    public DetailField? FindField(string name) => Fields.FirstOrDefault(field => string.Equals(field.Name, name, StringComparison.Ordinal));
}
