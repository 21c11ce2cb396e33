using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Pipeline.Casework.Audit;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Cases.Views;
using Pipeline.Casework.People;
using Pipeline.Local.CommandLine;
using Spectre.Console;

namespace Pipeline.Local.Records;

/// <summary>Shows a case and its timeline: each step with who and why.</summary>
internal static class ShowCommand
{
    private static readonly JsonSerializerOptions Indented = new(CaseJson.Options) { WriteIndented = true };

    /// <summary>Whoever can read the folder can read the case; no decision is theirs.</summary>
    private static readonly Caller Reader = new() { UserId = Environment.UserName, Roles = new HashSet<Role> { Role.Auditor } };

    public static Command Build(Terminal terminal)
    {
        var reference = Arguments.Case();
        var data = Arguments.Data();
        var policy = Arguments.Policy();
        var json = Arguments.Json();
        var command = new Command("show", "Show a case and its timeline, each step with who and why.") { reference, data, json, policy };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var policies = parsed.GetRequiredValue(policy);
            await using var reader = OpenRecord.In(parsed.GetRequiredValue(data), policies);
            if (await reader.FindAsync(parsed.GetRequiredValue(reference), cancellationToken) is not { } state)
            {
                return await OpenRecord.UnknownAsync(terminal, parsed.GetRequiredValue(reference));
            }

            var timeline = await reader.Timeline.ReadAsync(state.CaseId, cancellationToken);
            if (parsed.GetValue(json))
            {
                var opened = new OpenedCase(state, CaseAccess.Of(Reader, state), policies.Get(state.PolicyVersion));
                var view = await new CaseViews(reader.Store, TimeProvider.System).StaffAsync(opened, Reader, cancellationToken);
                await terminal.Out.WriteLineAsync(
                    JsonSerializer.Serialize(new { state.CaseId, state.CaseId.Reference, state.Stage, Case = view, Timeline = timeline }, Indented));
            }
            else
            {
                var screen = terminal.Screen();
                var place = await CaseTexts.ReadAsync(reader.Store, state.CaseId, [state.Place], cancellationToken);
                screen.Write(Facts(state, state.Place is { } words ? place.Of(words) : null));
                screen.Write(Steps(timeline));
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static Grid Facts(CaseState state, string? place)
    {
        var facts = new Grid().AddColumn().AddColumn();
        Add("case", state.CaseId.Reference);
        Add("kind", $"{Names.Of(state.Kind)} {state.Type}");
        Add("stage", $"{Names.Of(state.Stage)} since {At(state.StageSince)}");
        Add("received", At(state.ReceivedAt));
        Add("priority", state.Priority?.ToString());
        Add("location", state.Location is { } location ? $"{location.Name} ({location.LocationId}), {location.ProviderName}" : place);
        Add("framework", state.Assessment.Framework);
        Add("report", state.Publication.Public is { } published ? $"/api/register/reports/{published.Edition.ReportId}" : null);
        Add("outcome", state.Closed is { } closed ? $"{closed.Outcome}{(closed.Reason is { } why ? $": {why}" : string.Empty)}" : null);
        return facts;

        void Add(string name, string? text)
        {
            if (text is not null)
            {
                facts.AddRow(Markup.Escape(name), Markup.Escape(text));
            }
        }
    }

    private static Table Steps(IReadOnlyList<TimelineEntry> timeline)
    {
        var table = new Table { Border = TableBorder.Ascii2 };
        table.AddColumns("at", "step", "what", "who", "why", "events");
        foreach (var entry in timeline)
        {
            table.AddRow(
                Markup.Escape(At(entry.At)),
                entry.Version?.ToString(CultureInfo.InvariantCulture) ?? entry.Kind,
                Markup.Escape(entry.What),
                Markup.Escape(Who(entry)),
                Markup.Escape(entry.Why ?? string.Empty),
                Markup.Escape(string.Join(", ", (entry.Events ?? []).Select(happened => happened.GetProperty("event").GetString()))));
        }

        return table;
    }

    private static string Who(TimelineEntry entry) =>
        $"{entry.By}{(entry.Role is { } role ? $" ({role})" : string.Empty)}{(entry.OnBehalfOf is { } other ? $" for {other}" : string.Empty)}";

    private static string At(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
