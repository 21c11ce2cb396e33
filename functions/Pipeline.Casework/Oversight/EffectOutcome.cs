namespace Pipeline.Casework.Oversight;

/// <summary>What an activity tells its process.</summary>
public enum EffectOutcome
{
    /// <summary>The effect is in the record, by this run or an earlier one.</summary>
    Done,

    /// <summary>The record has a newer generation or stage, or the effect is not owed any more: nothing was done.</summary>
    NotMine,
}
