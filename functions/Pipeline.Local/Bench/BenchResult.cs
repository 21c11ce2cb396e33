using System.Text.Json.Serialization;

namespace Pipeline.Local.Bench;

/// <summary>What a workload measured. <c>infra/docs/bench.md</c> says what each figure is in each workload.</summary>
internal sealed record BenchResult
{
    public required string Workload { get; init; }

    public required int Count { get; init; }

    public required double Seconds { get; init; }

    public required double InstancesPerSecond { get; init; }

    /// <summary>0 where no activity runs.</summary>
    public double ActivitiesPerSecond { get; init; }

    public required double P50Ms { get; init; }

    public required double P99Ms { get; init; }

    /// <summary>The most memory that the process had at any time while the workload ran.</summary>
    public double PeakResidentMiB { get; init; }

    /// <summary>Transactions on the disk.</summary>
    public long Commits { get; init; }

    public string Durability { get; init; } = string.Empty;

    public int Concurrency { get; init; }

    /// <summary>What only this workload measures.</summary>
    [JsonExtensionData]
    public Dictionary<string, object> More { get; init; } = [];

    /// <summary>The figures of so many things, done in that time.</summary>
    public static BenchResult Of(string workload, Pace pace) => new()
    {
        Workload = workload,
        Count = pace.Count,
        Concurrency = pace.Concurrency,
        Seconds = Rounded(pace.Seconds),
        InstancesPerSecond = pace.PerSecond,
        P50Ms = pace.Percentile(50),
        P99Ms = pace.Percentile(99),
    };

    public static double Rounded(double value) => Math.Round(value, 3);
}
