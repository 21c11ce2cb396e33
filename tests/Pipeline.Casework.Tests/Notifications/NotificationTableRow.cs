using Pipeline.Casework.Policies;

namespace Pipeline.Casework.Tests.Notifications;

/// <summary>What is asked for in one field of one notification type.</summary>
internal sealed record NotificationTableRow(string Type, string Field, DetailFieldType Kind, string[]? Options = null)
{
    public bool Required { get; init; }

    public bool MayBeFuture { get; init; }

    public (string Field, string Value)? RequiredWhen { get; init; }

    public string? NotBefore { get; init; }

    /// <summary>A value that is right, as JSON.</summary>
    public string Good => Kind switch
    {
        DetailFieldType.Date => "\"2026-01-30\"",
        DetailFieldType.Time => "\"08:30\"",
        DetailFieldType.Boolean => "true",
        DetailFieldType.Choice => $"\"{Options![0]}\"",
        DetailFieldType.Multi => $"[\"{Options![0]}\"]",
        DetailFieldType.YesNoNk => "\"not-known\"",
        _ => "\"some words\"",
    };

    /// <summary>Values that are wrong, as JSON, each for a reason of its own.</summary>
    public IReadOnlyList<string> Wrong => Kind switch
    {
        DetailFieldType.Date => ["\"30/01/2026\"", "\"2026-02-30\"", "20260130"],
        DetailFieldType.Time => ["\"8.30\"", "\"24:00\"", "830"],
        DetailFieldType.Boolean => ["\"yes\"", "1"],
        DetailFieldType.Choice => ["\"something else\"", "true", $"[\"{Options![0]}\"]"],
        DetailFieldType.Multi => ["[\"something else\"]", $"\"{Options![0]}\"", "{}"],
        DetailFieldType.YesNoNk => ["\"perhaps\"", "true"],
        _ => ["7", "true", "[\"some words\"]"],
    };
}
