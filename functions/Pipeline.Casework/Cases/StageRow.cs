namespace Pipeline.Casework.Cases;

/// <summary>A stage of the process.</summary>
public sealed record StageRow
{
    public required Stage Stage { get; init; }

    /// <summary>No person is needed: it ends when its effects are done.</summary>
    public bool EndsByItself { get; init; }

    /// <summary>The decision it waits for: who may take it must act. Null where nobody must.</summary>
    public string? Awaits { get; init; }

    /// <summary>What this stage waits for, in the words of screens.</summary>
    public required string WaitsFor { get; init; }

    /// <summary>The effects that entering it asks for, given the state it is entered with.</summary>
    public Func<CaseState, IReadOnlyList<EffectPlan>> Effects { get; init; } = _ => [];

    public IReadOnlyList<Route> Decisions { get; init; } = [];

    /// <summary>Where it leads by itself: when its effects are done, or when its clock ends.</summary>
    public IReadOnlyList<Passage> Passages { get; init; } = [];
}
