using Pipeline.Casework.Oversight;

namespace Pipeline.Functions.Projections.Rebuilds;

/// <summary>
/// How many cases were made anew, and how many left out because their record is broken. Numbers only, since a backend takes 16 KB of a custom status:
/// the log names the cases.
/// </summary>
public sealed record RebuildProgress(int Cases, int Broken)
{
    public static RebuildProgress None { get; } = new(0, 0);

    public RebuildProgress With(RebuiltPart part) => new(Cases + part.Cases, Broken + part.Broken.Count);
}
