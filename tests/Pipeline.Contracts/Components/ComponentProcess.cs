using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Pipeline.Contracts.Components;

/// <summary>A server from the packages in <c>tests/components</c>, on a free port of this machine for as long as a test needs it.</summary>
public sealed class ComponentProcess : IAsyncDisposable
{
    /// <summary>With it a component that is not installed fails the tests that need it, instead of having them skipped.</summary>
    public const string RequiredVariable = "PIPELINE_REQUIRE_COMPONENTS";

    private const string Folder = "components";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly StringBuilder _said = new();
    private readonly TaskCompletionSource<int> _port = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ComponentProcess(Process process, Regex ready)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Hear(line.Data, ready);
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>The port it listens on.</summary>
    public int Port => _port.Task.Result;

    /// <summary>Done when the program has ended.</summary>
    public Task Exit => _process.WaitForExitAsync();

    /// <summary>Starts the program and returns when it says that it listens.</summary>
    /// <param name="program">The script in the packages' folder.</param>
    /// <param name="ready">The line that says so; its first group is the port.</param>
    /// <param name="arguments">What the program is told; port 0 lets it choose a free one.</param>
    /// <exception cref="ComponentMissingException">It is not installed, and nothing says that it has to be.</exception>
    public static async Task<ComponentProcess> StartAsync(string program, Regex ready, params string[] arguments)
    {
        var script = SourceTree.PathOf(["tests", Folder, "node_modules", .. program.Split('/')]);
        if (!File.Exists(script))
        {
            throw Missing(program, Environment.GetEnvironmentVariable(RequiredVariable));
        }

        var component = new ComponentProcess(Start(script, arguments), ready);
        try
        {
            await component._port.Task.WaitAsync(StartLimit);
        }
        catch
        {
            await component.DisposeAsync();
            throw;
        }

        return component;
    }

    /// <summary>What a test says that needs a program which is not there.</summary>
    /// <param name="program">The script that was looked for.</param>
    /// <param name="required">The value of <see cref="RequiredVariable"/>.</param>
    public static Exception Missing(string program, string? required) => required == "1"
        ? new InvalidOperationException($"{program} is required and not installed: run 'npm ci' in tests/{Folder}.")
        : new ComponentMissingException($"{program} is not installed: run 'npm ci' in tests/{Folder}.");

    /// <summary>Lets the program think that whoever started it is gone.</summary>
    public void Abandon() => _process.StandardInput.Close();

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static Process Start(string script, string[] arguments)
    {
        var start = new ProcessStartInfo("node", ["--require", SourceTree.PathOf("tests", Folder, "end-with-parent.cjs"), script, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception absent)
        {
            throw new InvalidOperationException("The components are installed and node, which runs them, is not.", absent);
        }
    }

    private void Hear(string? line, Regex ready)
    {
        if (line is null)
        {
            _port.TrySetException(new InvalidOperationException($"The component ended before it listened: {Said()}"));
        }
        else if (ready.Match(line) is { Success: true } found)
        {
            _port.TrySetResult(int.Parse(found.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture));
        }
        else
        {
            Note(line);
        }
    }

    private void Note(string? line)
    {
        lock (_said)
        {
            _said.AppendLine(line);
        }
    }

    private string Said()
    {
        lock (_said)
        {
            return _said.ToString();
        }
    }
}
