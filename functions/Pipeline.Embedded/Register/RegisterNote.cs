namespace Pipeline.Embedded.Register;

/// <summary>Something that is odd or wrong in a register file.</summary>
/// <param name="Where">The line of a CSV file, the record of a JSON file: <c>line 7</c>, <c>record 2</c>.</param>
/// <param name="LocationId">Where it could be read.</param>
/// <param name="Text">What is wrong.</param>
/// <param name="Dropped">The location was left out because of it; otherwise it was loaded, without the value in question where that was impossible.</param>
public sealed record RegisterNote(string Where, string? LocationId, string Text, bool Dropped)
{
    public override string ToString() => LocationId is null ? $"{Where}: {Text}" : $"{Where} ({LocationId}): {Text}";
}
