using System.CommandLine;
using System.Text.Json;
using Pipeline.Casework.Cases;
using Pipeline.Embedded.Storage;
using Pipeline.Local.Bench.Journeys;
using Pipeline.Local.Bench.Processes;
using Pipeline.Local.CommandLine;

namespace Pipeline.Local.Bench;

/// <summary>Measures what this machine and its disk can do, and what cases cost.</summary>
internal static class BenchCommand
{
    private const int MostCallers = 4_096;
    private const int MostCount = 100_000_000;

    public static Command Build(Terminal terminal)
    {
        var workload = new Argument<string>("WORKLOAD")
        {
            Description = $"What to measure: {Workloads.Names}.",
            CustomParser = result =>
            {
                var name = result.Tokens[^1].Value;
                if (Workloads.Named(name).Count == 0)
                {
                    result.AddError($"There is no workload '{name}'; the workloads are: {Workloads.Names}.");
                }

                return name;
            },
        };
        var count = Arguments.Number("--count", 0, 1, MostCount, "How many; each workload has a number of its own.");
        var concurrency = Arguments.Number("--concurrency", 64, 1, MostCallers, "How many callers at once.");
        var durability = OneOf<Durability>("--durability", "What a commit survives; full, if not given.");
        var data = new Option<string?>("--data") { Description = "A folder on the disk to measure; it stays. A temporary one that goes, if not given.", HelpName = "DIR" };
        var kill = new Option<bool>("--kill") { Description = "Kill the process of the backlog while all wait." };
        var cost = new Option<bool>("--cost") { Description = "Tell what a case of each path takes and costs, after the journey." };
        var json = Arguments.Json();
        var phase = OneOf<BacklogPhase>(KilledBacklog.PhaseOption, "Which process of a killed backlog this is.");
        phase.Hidden = true;
        var command = new Command("bench", "Measure this machine: processes, intake, journeys, lists, and what cases cost.")
        {
            workload, count, concurrency, durability, kill, cost, data, json, phase,
        };
        command.Validators.Add(result =>
        {
            // Its value, had it one, may be what is wrong.
            var named = result.GetResult(workload)?.Tokens is [{ Value: var name }] ? name : null;
            if (result.GetValue(kill) && named is not (BacklogWorkload.BacklogName or Workloads.Every))
            {
                result.AddError($"--kill belongs to {BacklogWorkload.BacklogName}.");
            }

            if (result.GetValue(cost) && named is not (JourneyWorkload.JourneyName or Workloads.Every))
            {
                result.AddError($"--cost belongs to {JourneyWorkload.JourneyName}.");
            }
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var run = new BenchRun(
                parsed.GetValue(count), parsed.GetValue(concurrency), parsed.GetValue(durability) ?? Durability.Full, parsed.GetValue(kill), parsed.GetValue(cost), parsed.GetValue(data));
            if (parsed.GetValue(phase) is { } part)
            {
                return await run.TakePartAsync(terminal, part, cancellationToken);
            }

            var name = parsed.GetRequiredValue(workload);
            var results = new List<BenchResult>();
            foreach (var measured in Workloads.Named(name))
            {
                results.Add(await run.MeasureAsync(measured, cancellationToken));
            }

            if (parsed.GetValue(json))
            {
                object answer = name == Workloads.Every ? new { workloads = results } : results[0];
                await terminal.Out.WriteLineAsync(JsonSerializer.Serialize(answer, CaseJson.Options));
            }
            else
            {
                BenchText.Write(terminal, results);
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static Option<T?> OneOf<T>(string name, string description)
        where T : struct, Enum => new(name)
    {
        Description = description,
        HelpName = string.Join('|', Names.All<T>()),
        CustomParser = result =>
        {
            var text = result.Tokens[^1].Value;
            if (Names.Parse<T>(text) is { } value)
            {
                return value;
            }

            result.AddError($"{name} '{text}' must be {string.Join(" or ", Names.All<T>())}.");
            return null;
        },
    };
}
