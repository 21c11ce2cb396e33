using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Audit;

/// <summary>
/// The lines of a checkpoint, one JSON object each: a header, a line per case in the order of the ids, and an end. Lines, so that a million
/// cases need no memory.
/// </summary>
public static class Checkpoint
{
    public const string Schema = "checkpoint";
    public const int SchemaVersion = 1;

    /// <param name="Schema">Always <see cref="Checkpoint.Schema"/>.</param>
    /// <param name="Version">Of the schema.</param>
    /// <param name="Number">Rises by one.</param>
    /// <param name="At">When it was begun.</param>
    /// <param name="Previous">Lower-case hex SHA-256 of the bytes of the checkpoint before; null in the first.</param>
    public sealed record Header(string Schema, int Version, int Number, DateTimeOffset At, string? Previous = null);

    /// <summary>Case <paramref name="CaseId"/> had <paramref name="Version"/> commits, the last with this hash.</summary>
    public sealed record Line(CaseId CaseId, int Version, string Hash);

    /// <summary>So many lines came before: a checkpoint without it was cut off.</summary>
    public sealed record End(int Cases);
}
