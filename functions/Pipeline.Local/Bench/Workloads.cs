using Pipeline.Local.Bench.Journeys;
using Pipeline.Local.Bench.Processes;
using Pipeline.Local.Bench.Stores;

namespace Pipeline.Local.Bench;

/// <summary>Everything there is to be measured. What the disk can do at all comes first, since other figures are ratios of it.</summary>
internal static class Workloads
{
    public const string Every = "all";

    public static IReadOnlyList<IWorkload> All { get; } =
    [
        new LimitsWorkload(), new SequenceWorkload(), new CaseWorkload(), new BacklogWorkload(), new StatusWorkload(), new IntakeWorkload(), new JourneyWorkload(),
        new WorklistWorkload(),
    ];

    public static string Names { get; } = string.Join(", ", All.Select(workload => workload.Name).Append(Every));

    public static IReadOnlyList<IWorkload> Named(string name) => name == Every ? All : [.. All.Where(workload => workload.Name == name)];
}
