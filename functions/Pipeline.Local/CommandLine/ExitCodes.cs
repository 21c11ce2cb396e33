namespace Pipeline.Local.CommandLine;

/// <summary>What a command's exit code says.</summary>
internal static class ExitCodes
{
    public const int Done = 0;

    /// <summary>It ran, and something needs a hand: a case of the demo was lost or is stuck, or a workload did not do what it measures.</summary>
    public const int NeedsAHand = 1;

    /// <summary>An argument, file, folder or address cannot be used.</summary>
    public const int Refused = 2;

    /// <summary>Some lines of an import were rejected.</summary>
    public const int SomeRejected = 3;

    /// <summary>There is no such case.</summary>
    public const int Unknown = 4;

    /// <summary>The record does not hold together.</summary>
    public const int Broken = 5;

    /// <summary>Interrupted before it was done, as shells report SIGINT.</summary>
    public const int Interrupted = 130;
}
