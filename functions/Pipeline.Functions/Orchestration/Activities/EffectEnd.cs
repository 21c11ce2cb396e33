namespace Pipeline.Functions.Orchestration.Activities;

/// <summary>How an attempt at an effect ended. An attempt that may succeed when repeated does not end but throws.</summary>
public enum EffectEnd
{
    Done,

    /// <summary>Nothing was done: the record has a newer generation or stage, or the effect is not owed any more.</summary>
    NotMine,

    /// <summary>It can never be performed.</summary>
    Failed,
}
