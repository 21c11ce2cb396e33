namespace Pipeline.Casework.Audit;

/// <summary>What a verification looked at and what it found broken.</summary>
public sealed record VerifyReport
{
    public int Cases { get; init; }

    public int Commits { get; init; }

    public int Parts { get; init; }

    /// <summary>Parts that were disposed of; their chains are whole.</summary>
    public int Disposed { get; init; }

    public IReadOnlyList<BrokenLink> Broken { get; init; } = [];

    public bool Intact => Broken.Count == 0;
}
