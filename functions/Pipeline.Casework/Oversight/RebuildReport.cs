using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Oversight;

/// <summary>How many cases the projections were made from, and those whose record could not be read.</summary>
public sealed record RebuildReport(int Cases, IReadOnlyList<CaseId> Broken)
{
    public static RebuildReport None { get; } = new(0, []);

    public RebuildReport With(RebuiltPart part) => new(Cases + part.Cases, [.. Broken, .. part.Broken]);
}
