using Spectre.Console;

namespace Pipeline.Local.CommandLine;

/// <summary>How far a command is, in a line that renews itself.</summary>
internal sealed class ProgressBar
{
    private readonly ProgressTask _task;

    private ProgressBar(ProgressTask task) => _task = task;

    /// <summary>Shows a bar while something runs; only for a terminal that is watched.</summary>
    public static Task RunAsync(Terminal terminal, string title, Func<ProgressBar, Task> run) => terminal.Screen().Progress().StartAsync(async progress =>
    {
        var task = progress.AddTask(title);
        await run(new ProgressBar(task));
        task.Value = task.MaxValue;
    });

    /// <summary>May be called by several at once.</summary>
    public void Show(int done, int all, string what)
    {
        _task.MaxValue = all;
        _task.Value = done;
        _task.Description = what;
    }
}
