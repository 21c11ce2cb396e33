using System.Globalization;
using Pipeline.Local.Bench.Cost;
using Pipeline.Local.Bench.Journeys;
using Pipeline.Local.CommandLine;
using Spectre.Console;

namespace Pipeline.Local.Bench;

/// <summary>Results as people read them.</summary>
internal static class BenchText
{
    public static void Write(Terminal terminal, IReadOnlyList<BenchResult> results)
    {
        var screen = terminal.Screen();
        screen.Write(Results(results));
        foreach (var result in results)
        {
            foreach (var (name, value) in result.More.Where(more => more.Value is not CostReport))
            {
                terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Workload} {name}: {value}"));
            }

            if (result.More.GetValueOrDefault(JourneyWorkload.CostKey) is CostReport cost)
            {
                screen.Write(Counts(cost));
                screen.Write(Costs(cost));
                terminal.Out.WriteLine(cost.Prices.Note);
            }
        }
    }

    private static Table Results(IReadOnlyList<BenchResult> results)
    {
        var table = NewTable("workload", "count", "seconds", "instances/s", "activities/s", "p50 ms", "p99 ms", "peak MiB", "commits", "durability");
        foreach (var result in results)
        {
            table.AddRow(
                result.Workload, Number(result.Count), Number(result.Seconds), Number(result.InstancesPerSecond), Number(result.ActivitiesPerSecond),
                Number(result.P50Ms), Number(result.P99Ms), Number(result.PeakResidentMiB), Number(result.Commits), result.Durability);
        }

        return table;
    }

    private static Table Counts(CostReport cost)
    {
        var table = NewTable("path", "commits", "messages", "durable actions", "reads", "writes", "RU", "blob operations", "requests");
        foreach (var path in cost.Paths)
        {
            var counts = path.Counts;
            table.AddRow(
                path.Path, Number(counts.Commits), Number(counts.Messages), Number(counts.DurableActions), Number(counts.Reads), Number(counts.Writes),
                Number(Math.Round(counts.RequestUnits)), Number(counts.BlobOperations), Number(counts.Requests));
        }

        return table;
    }

    private static Table Costs(CostReport cost)
    {
        string[] paths = [.. cost.Paths.Select(path => path.Path)];
        var table = NewTable([string.Create(CultureInfo.InvariantCulture, $"{cost.Prices.Currency}, prices of {cost.Prices.Compiled:yyyy-MM-dd}"), .. paths]);
        foreach (var (index, line) in cost.Paths[0].Cost.Lines.Index())
        {
            table.AddRow([line.InTotal ? line.Price : $"({line.Price})", .. cost.Paths.Select(path => Money(path.Cost.Lines[index].Amount, "0.00000000"))]);
        }

        table.AddRow(["a case", .. cost.Paths.Select(path => Money(path.Cost.Total, "0.00000000"))]);
        foreach (var year in cost.Paths[0].PerYear.Keys)
        {
            table.AddRow([$"{year} a year", .. cost.Paths.Select(path => Money(path.PerYear[year], "#,##0"))]);
        }

        return table;
    }

    private static Table NewTable(params string[] columns)
    {
        var table = new Table { Border = TableBorder.Ascii2 };
        table.AddColumns(columns);
        return table;
    }

    private static string Number(double number) => number.ToString("#,##0.###", CultureInfo.InvariantCulture);

    private static string Money(decimal? amount, string format) => amount?.ToString(format, CultureInfo.InvariantCulture) ?? "no price";
}
