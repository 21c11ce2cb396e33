namespace Pipeline.Casework.Cases;

/// <summary>
/// Personal data or a long text, stored beside the chain. The commit holds only <see cref="PartId"/> and a hash salted with
/// <see cref="Salt"/>; deleting this document deletes text and salt and leaves the chain whole.
/// </summary>
public sealed record PartDocument
{
    public required CaseId CaseId { get; init; }

    public required string PartId { get; init; }

    public required PartKind Kind { get; init; }

    /// <summary>32 random hex digits, known nowhere else.</summary>
    public required string Salt { get; init; }

    public required string Text { get; init; }
}
