namespace Pipeline.Casework.Policies;

/// <summary>How late the process may be before a case counts as stuck.</summary>
public sealed record StuckGraces
{
    /// <summary>Effects and messages.</summary>
    public required TimeSpan Effect { get; init; }

    public required TimeSpan Tick { get; init; }

    /// <summary>After this a document without a verdict is an open effect.</summary>
    public required TimeSpan Scan { get; init; }

    /// <summary>After this it is escalated.</summary>
    public required TimeSpan ScanEscalation { get; init; }
}
