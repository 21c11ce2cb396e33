using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Pipeline.Casework.Cases;
using Pipeline.Embedded;
using Pipeline.Local.CommandLine;
using Pipeline.Local.Serving;

namespace Pipeline.Local.Importing;

/// <summary>Sends a file of submissions, one a line, to a data folder or to a running server.</summary>
internal static class ImportCommand
{
    public static Command Build(Terminal terminal)
    {
        var file = Arguments.File("FILE.ndjson", "One submission a line.");
        var data = Arguments.Data();
        var url = Arguments.Server("A running server to send to, instead of a folder.");
        var policy = Arguments.Policy();
        var json = Arguments.Json();
        var command = new Command("import", "Submit a file of notifications and concerns, one a line.") { file, data, url, json, policy };
        command.Validators.Add(result => Arguments.OneOf(result, data, url));
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var lines = FileLine.ReadAll(await File.ReadAllLinesAsync(parsed.GetRequiredValue(file).FullName, cancellationToken));
            var asJson = parsed.GetValue(json);
            var report = await WatchAsync(terminal, asJson, sent => parsed.GetValue(url) is { } server
                ? SendAsync(server, lines, sent, cancellationToken)
                : TakeInAsync(PipelineHost.Options(parsed.GetRequiredValue(data), PipelineHost.AnyPort, parsed.GetRequiredValue(policy)), lines, sent, cancellationToken));
            return await ReportAsync(terminal, report, asJson);
        });
        return command;
    }

    private static async Task<SendReport> WatchAsync(Terminal terminal, bool json, Func<Action<SendProgress>, Task<SendReport>> run)
    {
        if (json || !terminal.IsWatched)
        {
            return await run(_ => { });
        }

        SendReport? report = null;
        await ProgressBar.RunAsync(terminal, "lines", async bar => report = await run(now => bar.Show(now.Done, now.Total, Describe(now))));
        return report!;
    }

    private static string Describe(SendProgress now) =>
        string.Create(CultureInfo.InvariantCulture, $"{now.Done} of {now.Total} lines, {now.Rejected} rejected");

    private static async Task<SendReport> TakeInAsync(
        EmbeddedPipelineOptions options, IReadOnlyList<FileLine> lines, Action<SendProgress> sent, CancellationToken cancellationToken)
    {
        await using var pipeline = await EmbeddedPipeline.StartAsync(options, cancellationToken);
        var report = await SendAsync(pipeline.Url, lines, sent, cancellationToken);
        await pipeline.Gauge.WhenQuietAsync(cancellationToken);
        await pipeline.StopAsync(cancellationToken);
        return report;
    }

    private static async Task<SendReport> SendAsync(
        Uri server, IReadOnlyList<FileLine> lines, Action<SendProgress> sent, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = server };
        return await new LineSender(client, sent).SendAsync(lines, cancellationToken);
    }

    private static async Task<int> ReportAsync(Terminal terminal, SendReport report, bool json)
    {
        if (json)
        {
            await terminal.Out.WriteLineAsync(JsonSerializer.Serialize(report, CaseJson.Options));
        }
        else
        {
            foreach (var line in report.Rejected)
            {
                await terminal.Error.WriteLineAsync(line.ToString());
            }

            await terminal.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"lines: {report.Total}, accepted: {report.Accepted}, rejected: {report.Rejected.Count}"));
        }

        return report.Rejected.Count == 0 ? ExitCodes.Done : ExitCodes.SomeRejected;
    }
}
