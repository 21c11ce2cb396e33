using Pipeline.Local.CommandLine;

namespace Pipeline.Local.Tests;

/// <summary>What a command wrote and ended with.</summary>
public sealed record Run(int Exit, string Out, string Error)
{
    public static async Task<Run> Of(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await PipelineCommand.RunAsync(arguments, new Terminal(output, error, IsWatched: false), CancellationToken.None);
        return new Run(exit, output.ToString(), error.ToString());
    }

    public IReadOnlyList<string> OutLines => Out.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

    public IReadOnlyList<string> ErrorLines => Error.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
}
