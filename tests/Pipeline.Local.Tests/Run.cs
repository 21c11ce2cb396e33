using Pipeline.Local.CommandLine;

namespace Pipeline.Local.Tests;

/// <summary>What a command wrote and ended with.</summary>
public sealed record Run(int Exit, string Out, string Error)
{
    public static Task<Run> Of(params string[] arguments) => OfAsync(isWatched: false, arguments);

    /// <summary>As on a terminal that somebody is watching.</summary>
    public static Task<Run> Watched(params string[] arguments) => OfAsync(isWatched: true, arguments);

    private static async Task<Run> OfAsync(bool isWatched, string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await PipelineCommand.RunAsync(arguments, new Terminal(output, error, isWatched) { IsExplored = false }, CancellationToken.None);
        return new Run(exit, output.ToString(), error.ToString());
    }

    public IReadOnlyList<string> OutLines => Out.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

    public IReadOnlyList<string> ErrorLines => Error.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
}
