namespace Pipeline.Contracts.Fuzzing;

/// <summary>What exists where requests are sent, so that some of them hit.</summary>
public sealed record FuzzWorld
{
    /// <summary>Values of path parameters by name, all of them real.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Ids { get; init; }

    public required IReadOnlyList<FuzzCaller> Callers { get; init; }

    /// <summary>Values by the name of a member of a body, all of them real.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Members { get; init; }
}
