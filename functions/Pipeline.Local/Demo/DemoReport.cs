using System.Globalization;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.People;
using Pipeline.Local.CommandLine;
using Pipeline.Local.Demo.Cast;
using Spectre.Console;

namespace Pipeline.Local.Demo;

/// <summary>What a demo ended with, as the pipeline itself reports it.</summary>
internal sealed record DemoReport(Measures Measures, int Lost, int Stuck, string? ReportPath, IReadOnlyCollection<string> Refusals)
{
    private const int RefusalsShown = 5;

    /// <summary>Asks for every acknowledged case by its reference, for what is stuck, and for a report that the public can read.</summary>
    public static async Task<DemoReport> AskAsync(Simulation simulation, DemoSetting setting, DemoClient client, CancellationToken cancellationToken)
    {
        var lost = 0;
        foreach (var story in simulation.Acknowledged)
        {
            var found = await client.GetAsync<StatusSeen>($"api/cases/{story.Reference}/status", story.Submitter, cancellationToken);
            lost += found?.Reference == story.Reference ? 0 : 1;
        }

        var stuck = await client.GetAsync<StuckSeen>("api/operations/stuck", setting.Company.Of(Role.Operations, 0), cancellationToken);
        var measures = await client.GetAsync<Measures>("api/measures", Player.Public, cancellationToken);
        return new DemoReport(measures!, lost, stuck!.Total, await PublishedAsync(simulation, setting, client, cancellationToken), simulation.Refusals);
    }

    public async Task WriteAsync(Terminal terminal)
    {
        terminal.Screen().Write(Table());
        foreach (var refusal in Refusals.Take(RefusalsShown))
        {
            await terminal.Error.WriteLineAsync($"refused: {refusal}");
        }

        await terminal.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"lost: {Lost}"));
        await terminal.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"stuck: {Stuck}"));
        await terminal.Out.WriteLineAsync($"report: {ReportPath ?? "none"}");
    }

    private static async Task<string?> PublishedAsync(Simulation simulation, DemoSetting setting, DemoClient client, CancellationToken cancellationToken)
    {
        foreach (var story in simulation.Acknowledged.Where(story => story.Story.Assessment is { Aftermath: not Stories.Aftermath.Withdrawn }))
        {
            var seen = await client.GetAsync<Seen>($"api/cases/{story.CaseId}", setting.Company.Of(Role.Publisher, 0), cancellationToken);
            if (seen?.Publication?.ReportUrl is { } path && await client.IsThereAsync(path, Player.Public, cancellationToken))
            {
                return path;
            }
        }

        return null;
    }

    private Table Table()
    {
        var table = new Table { Border = TableBorder.Ascii2 };
        table.AddColumns("measure", "of", "count", "p50", "p90", "p95");
        table.AddRow("arrivals", string.Empty, Number(Measures.Arrivals.Total), string.Empty, string.Empty, string.Empty);
        AddAge("unreviewed", Measures.Unreviewed);
        AddAge("no action", Measures.NoAction);
        AddGroup("by stage", Measures.ByStage);
        AddGroup("by outcome", Measures.ByOutcome);
        AddDays("days to triage", Measures.TimeToTriage);
        AddDays("days to publish", Measures.TimeToPublish);
        AddGroup("late", Measures.Late);
        AddGroup("stuck", Measures.Stuck);
        return table;

        void AddAge(string name, AgeMeasure measure) => table.AddRow(
            name,
            measure.OldestDays is { } days ? string.Create(CultureInfo.InvariantCulture, $"oldest {days} days") : string.Empty,
            Number(measure.Count),
            string.Empty,
            string.Empty,
            string.Empty);

        void AddGroup(string name, GroupMeasure group)
        {
            table.AddRow(name, string.Empty, Number(group.Total), string.Empty, string.Empty, string.Empty);
            foreach (var (of, count) in group.By)
            {
                table.AddRow(string.Empty, Markup.Escape(of), Number(count), string.Empty, string.Empty, string.Empty);
            }
        }

        void AddDays(string name, PercentileMeasure measure) =>
            table.AddRow(name, string.Empty, Number(measure.Count), Days(measure.P50), Days(measure.P90), Days(measure.P95));
    }

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Days(double? days) => days?.ToString("0.0", CultureInfo.InvariantCulture) ?? string.Empty;

    private sealed record StuckSeen(int Total);
}
