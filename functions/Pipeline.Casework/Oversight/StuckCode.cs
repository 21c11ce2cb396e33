namespace Pipeline.Casework.Oversight;

/// <summary>Why a case is stuck.</summary>
public enum StuckCode
{
    /// <summary>An open case without a live process.</summary>
    NoProcess,

    /// <summary>The record is ahead of the process for too long.</summary>
    Behind,

    /// <summary>An effect failed for good, or too many generations came to nothing.</summary>
    Parked,

    /// <summary>Its message is in a dead-letter queue.</summary>
    MessageDead,

    /// <summary>A clock's tick was due and nothing was recorded.</summary>
    ClockMissed,

    /// <summary>Nobody can hold the needed role under the rules of independence.</summary>
    NobodyCanAct,

    /// <summary>A hold ended and nothing was recorded.</summary>
    HoldExpired,

    /// <summary>The commits of the case do not follow from each other: nothing can go on with it until they are mended.</summary>
    RecordBroken,
}
