using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Publication;
using Pipeline.Casework.Time;
using Pipeline.Embedded.Clock;
using Pipeline.Embedded.Register;
using Pipeline.Embedded.Storage;
using Pipeline.Functions.Registers;
using Pipeline.Local.CommandLine;

namespace Pipeline.Local.Registers;

/// <summary>Loads locations from a file; what is odd or wrong in it is said, line by line, and kept with the location.</summary>
internal static class RegisterCommand
{
    public static Command Build(Terminal terminal)
    {
        var file = Arguments.File("FILE", "Locations as CSV, or as the JSON records of the regulator's public API.");
        var data = Arguments.Data();
        var json = Arguments.Json();
        var import = new Command("import", "Load locations from a file.") { file, data, json };
        import.SetAction((parsed, cancellationToken) => ImportAsync(
            terminal, parsed.GetRequiredValue(file), parsed.GetRequiredValue(data), parsed.GetValue(json), TimeProvider.System, cancellationToken));
        return new Command("register", "Look after the register of locations.") { import };
    }

    private static async Task<int> ImportAsync(
        Terminal terminal, FileInfo file, string data, bool json, TimeProvider time, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var content = await ReadAsync(file, LondonTime.DateOf(now), cancellationToken);
        RegisterLoad load;
        await using (var database = Database.Open(new DataFolder(data), Durability.Full, new WorkGauge()))
        {
            load = await new SqliteRegister(database).LoadAsync(content, now, cancellationToken);
        }

        var report = RegisterReceipt.Of(content, load);
        await (json ? terminal.Out.WriteLineAsync(JsonSerializer.Serialize(report, CaseJson.Options)) : WriteAsync(terminal.Out, report));
        return ExitCodes.Done;
    }

    private static async Task WriteAsync(TextWriter output, RegisterReceipt report)
    {
        foreach (var finding in report.Findings)
        {
            var place = finding.Path is null ? string.Empty : $", {finding.Path}";
            await output.WriteLineAsync($"{(finding.Dropped ? "left out" : "note")}  {finding} [{finding.Code}{place}]");
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"loaded: {report.Loaded} (new: {report.Added}, changed: {report.Changed}), left out: {report.LeftOut}, notes: {report.Findings.Count - report.LeftOut}"));
    }

    private static async Task<RegisterContent> ReadAsync(FileInfo file, DateOnly today, CancellationToken cancellationToken)
    {
        try
        {
            return await RegisterFile.ReadAsync(file.FullName, today, cancellationToken);
        }
        catch (UnusableRegisterException unusable)
        {
            throw new RefusedException(string.Join(Environment.NewLine, unusable.Faults.Select(fault => $"{file.Name}: {fault}")));
        }
    }
}
