using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Pipeline.Casework.Audit;
using Pipeline.Casework.Cases;
using Pipeline.Embedded;
using Pipeline.Local.CommandLine;

namespace Pipeline.Local.Records;

/// <summary>Recomputes every hash of the record and names the first link that is broken.</summary>
internal static class VerifyCommand
{
    public static Command Build(Terminal terminal)
    {
        var data = Arguments.Data();
        var json = Arguments.Json();
        var command = new Command("verify", "Recompute every hash chain, checkpoint and document hash.") { data, json };
        command.SetAction((parsed, cancellationToken) => RunAsync(terminal, parsed.GetRequiredValue(data), parsed.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, string data, bool json, CancellationToken cancellationToken)
    {
        await using var reader = OpenRecord.In(data);
        var (record, checkpoints) = (await reader.Verifier.VerifyAsync(cancellationToken), await reader.Checkpoints.VerifyAsync(cancellationToken));
        var report = Answer.Of(record, checkpoints);
        await KeepAsync(terminal, reader, Verification.Of(record, checkpoints, TimeProvider.System.GetUtcNow()), cancellationToken);
        if (json)
        {
            await terminal.Out.WriteLineAsync(JsonSerializer.Serialize(report, CaseJson.Options));
        }
        else
        {
            await WriteAsync(terminal, report);
        }

        return report.Intact ? ExitCodes.Done : ExitCodes.Broken;
    }

    /// <summary>For the morning page. A folder that cannot be written can be verified all the same.</summary>
    private static async Task KeepAsync(Terminal terminal, EmbeddedReader reader, Verification verification, CancellationToken cancellationToken)
    {
        try
        {
            await reader.Verifications.AddAsync(verification, cancellationToken);
        }
        catch (StoreUnavailableException unavailable)
        {
            await terminal.Error.WriteLineAsync($"the result is not kept: {unavailable.Message}");
        }
    }

    private static async Task WriteAsync(Terminal terminal, Answer report)
    {
        await terminal.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"cases: {report.Cases}, commits: {report.Commits}, parts: {report.Parts}, disposed: {report.Disposed}, checkpoints: {report.Checkpoints}"));
        await terminal.Out.WriteLineAsync(report.Intact ? "intact" : string.Create(CultureInfo.InvariantCulture, $"broken: {report.Broken.Count + report.CheckpointFaults.Count}"));
        if (report.Broken is [var first, ..])
        {
            await terminal.Error.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"first broken link: case {first.CaseId.Reference}, commit {first.Version}: {first.What}"));
        }
        else if (report.CheckpointFaults is [var fault, ..])
        {
            await terminal.Error.WriteLineAsync($"first broken link: {fault}");
        }
    }

    private sealed record Answer(
        bool Intact,
        int Cases,
        int Commits,
        int Parts,
        int Disposed,
        int Checkpoints,
        IReadOnlyList<BrokenLink> Broken,
        IReadOnlyList<string> CheckpointFaults)
    {
        public static Answer Of(VerifyReport record, CheckpointReport checkpoints) => new(
            record.Intact && checkpoints.Intact,
            record.Cases,
            record.Commits,
            record.Parts,
            record.Disposed,
            checkpoints.Checkpoints,
            [.. record.Broken, .. checkpoints.Broken],
            checkpoints.Faults);
    }
}
