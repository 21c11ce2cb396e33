namespace Pipeline.Functions;

/// <summary>Settings that the triggers read.</summary>
public static class PipelineSettings
{
    /// <summary>When the sweep for stuck cases runs: six NCRONTAB fields.</summary>
    public const string SweepSchedule = "SweepSchedule";

    /// <summary>When it is looked whether the day's digests are due: six NCRONTAB fields. The hour itself is the policy's.</summary>
    public const string DigestSchedule = "DigestSchedule";

    /// <summary>What a host that has no settings of its own starts from.</summary>
    public static IReadOnlyDictionary<string, string?> Defaults { get; } = new Dictionary<string, string?>
    {
        // Every minute.
        [SweepSchedule] = "0 * * * * *",

        // Every five minutes.
        [DigestSchedule] = "0 */5 * * * *",
    };
}
