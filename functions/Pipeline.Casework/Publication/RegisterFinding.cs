namespace Pipeline.Casework.Publication;

/// <summary>Something odd or wrong that an import noticed about a location. It is said, kept, and shown to staff; it is never put right in silence.</summary>
public sealed record RegisterFinding
{
    /// <summary>What kind of defect; kebab-case, one of <see cref="FindingCodes"/>.</summary>
    public required string Code { get; init; }

    /// <summary>The line of a CSV file, the record of a JSON file: <c>line 7</c>, <c>record 2</c>.</summary>
    public required string Where { get; init; }

    /// <summary>The column, or the path inside the record, such as <c>reports[8].firstVisitDate</c>; null where the whole record is meant.</summary>
    public string? Path { get; init; }

    /// <summary>Null where it could not be read.</summary>
    public string? LocationId { get; init; }

    public required string Text { get; init; }

    /// <summary>The location was left out because of it; otherwise it was loaded, without the value in question where that was impossible.</summary>
    public bool Dropped { get; init; }

    public override string ToString() => LocationId is null ? $"{Where}: {Text}" : $"{Where} ({LocationId}): {Text}";
}
