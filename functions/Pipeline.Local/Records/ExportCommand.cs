using System.CommandLine;
using Pipeline.Local.CommandLine;

namespace Pipeline.Local.Records;

/// <summary>Writes the whole case as one zip. The file is there whole or not at all.</summary>
internal static class ExportCommand
{
    private const string Unfinished = ".unfinished";

    public static Command Build(Terminal terminal)
    {
        var reference = Arguments.Case();
        var data = Arguments.Data();
        var output = new Option<string>("--out")
        {
            Description = "The zip to write.",
            HelpName = "FILE.zip",
            Required = true,
            CustomParser = result => Arguments.NotBlank(result, "a file"),
        };
        var command = new Command("export", "Write the whole case to a zip: record, documents, reports, audit.") { reference, output, data };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            terminal, parsed.GetRequiredValue(reference), Path.GetFullPath(parsed.GetRequiredValue(output)), parsed.GetRequiredValue(data), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, string reference, string output, string data, CancellationToken cancellationToken)
    {
        await using var reader = OpenRecord.In(data);
        if (await reader.FindAsync(reference, cancellationToken) is not { } state)
        {
            return await OpenRecord.UnknownAsync(terminal, reference);
        }

        var temporary = output + Unfinished;
        try
        {
            await using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                await reader.Bundle.WriteAsync(state, file, cancellationToken);
                await file.FlushAsync(cancellationToken);
                RandomAccess.FlushToDisk(file.SafeFileHandle);
            }

            File.Move(temporary, output, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }

        await terminal.Out.WriteLineAsync($"wrote {output}");
        return ExitCodes.Done;
    }
}
