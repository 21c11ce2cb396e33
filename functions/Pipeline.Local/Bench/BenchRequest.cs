using Pipeline.Embedded.Storage;

namespace Pipeline.Local.Bench;

/// <summary>How a workload is to be run.</summary>
/// <param name="Count">How many of whatever it does.</param>
/// <param name="Concurrency">How many callers at once, where a workload has callers.</param>
/// <param name="Durability">Of every commit.</param>
/// <param name="Data">A folder that holds nothing yet; its disk is what is measured.</param>
internal sealed record BenchRequest(int Count, int Concurrency, Durability Durability, string Data)
{
    /// <summary>The backlog's process is killed while all wait.</summary>
    public bool Kill { get; init; }

    /// <summary>The journey tells what cases cost, too.</summary>
    public bool Cost { get; init; }
}
