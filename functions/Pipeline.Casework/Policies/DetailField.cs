namespace Pipeline.Casework.Policies;

/// <summary>One field of <c>event.details</c>.</summary>
public sealed record DetailField
{
    public static IReadOnlyList<string> YesNoNotKnown { get; } = ["yes", "no", "not-known"];

    public required string Name { get; init; }

    public required string Label { get; init; }

    public required DetailFieldType Type { get; init; }

    /// <summary>Empty unless the type is choice, multi or yes-no-nk.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    public bool Required { get; init; }

    /// <summary>The narrative of the notification answers this field too, so that nothing is asked for twice.</summary>
    public bool NarrativeSuffices { get; init; }

    /// <summary>A date of something planned; every other date lies in the past or is today.</summary>
    public bool MayBeFuture { get; init; }

    /// <summary>The field with the date of what came first: this one is not before it.</summary>
    public string? NotBefore { get; init; }

    /// <summary>Where set, the field applies, and is required if it is so marked, only when the condition holds.</summary>
    public FieldCondition? When { get; init; }
}
