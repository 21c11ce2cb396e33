namespace Pipeline.Functions;

/// <summary>Settings that the triggers read.</summary>
public static class PipelineSettings
{
    /// <summary>When the sweep for stuck cases runs: six NCRONTAB fields.</summary>
    public const string SweepSchedule = "SweepSchedule";

    /// <summary>What a host that has no settings of its own starts from.</summary>
    public static IReadOnlyDictionary<string, string?> Defaults { get; } = new Dictionary<string, string?>
    {
        // Every minute.
        [SweepSchedule] = "0 * * * * *",
    };
}
