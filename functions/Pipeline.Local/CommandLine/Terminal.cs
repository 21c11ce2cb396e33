using Spectre.Console;

namespace Pipeline.Local.CommandLine;

/// <summary>Where a command writes, and whether somebody is watching.</summary>
/// <param name="Out">Results.</param>
/// <param name="Error">Why a command was refused.</param>
/// <param name="IsWatched">Standard output is a terminal: progress bars are shown.</param>
internal sealed record Terminal(TextWriter Out, TextWriter Error, bool IsWatched)
{
    /// <summary>Wide enough for a timeline where there is no terminal to ask.</summary>
    private const int PlainWidth = 160;

    /// <summary>Whether it is found out what a watched terminal can do; else it is taken to do everything.</summary>
    public bool IsExplored { get; init; } = true;

    public static Terminal OfProcess() => new(Console.Out, Console.Error, !Console.IsOutputRedirected);

    /// <summary>Tables and bars on <see cref="Out"/>; without colours and cursor movements unless somebody is watching.</summary>
    public IAnsiConsole Screen()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = !IsWatched ? AnsiSupport.No : IsExplored ? AnsiSupport.Detect : AnsiSupport.Yes,
            ColorSystem = IsWatched ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = !IsWatched ? InteractionSupport.No : IsExplored ? InteractionSupport.Detect : InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(Out),
        });
        if (!IsWatched)
        {
            console.Profile.Width = PlainWidth;
        }

        return console;
    }
}
