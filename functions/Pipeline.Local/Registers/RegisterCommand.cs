using System.CommandLine;
using System.Globalization;
using Pipeline.Casework.Time;
using Pipeline.Embedded.Clock;
using Pipeline.Embedded.Register;
using Pipeline.Embedded.Storage;
using Pipeline.Local.CommandLine;

namespace Pipeline.Local.Registers;

/// <summary>Loads locations from a file; what is odd or wrong in it is said, line by line.</summary>
internal static class RegisterCommand
{
    public static Command Build(Terminal terminal)
    {
        var file = Arguments.File("FILE", "Locations as CSV, or as the JSON records of the regulator's public API.");
        var data = Arguments.Data();
        var import = new Command("import", "Load locations from a file.") { file, data };
        import.SetAction((parsed, cancellationToken) => ImportAsync(
            terminal, parsed.GetRequiredValue(file), parsed.GetRequiredValue(data), TimeProvider.System, cancellationToken));
        return new Command("register", "Look after the register of locations.") { import };
    }

    private static async Task<int> ImportAsync(Terminal terminal, FileInfo file, string data, TimeProvider time, CancellationToken cancellationToken)
    {
        var content = await ReadAsync(file, LondonTime.DateOf(time.GetUtcNow()), cancellationToken);
        await using (var database = Database.Open(new DataFolder(data), Durability.Full, new WorkGauge()))
        {
            await new SqliteRegister(database).LoadAsync(content.Locations, cancellationToken);
        }

        foreach (var note in content.Notes)
        {
            await terminal.Out.WriteLineAsync($"{(note.Dropped ? "left out" : "note")}  {note}");
        }

        await terminal.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"loaded: {content.Locations.Count}, left out: {content.Notes.Count(note => note.Dropped)}, notes: {content.Notes.Count(note => !note.Dropped)}"));
        return ExitCodes.Done;
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
