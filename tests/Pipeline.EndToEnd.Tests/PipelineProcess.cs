using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Pipeline.EndToEnd.Tests;

/// <summary>The executable, started as a person starts it.</summary>
internal sealed partial class PipelineProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly StringBuilder _errors = new();

    private PipelineProcess(Process process) => _process = process;

    /// <summary>Where the build puts the executable: beside this project's own output, under its own name.</summary>
    public static string Executable { get; } = Path.Combine(
        AppContext.BaseDirectory, "..", "..", "Pipeline.Local", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "pipeline.dll");

    public HttpClient Client { get; } = new() { Timeout = TimeSpan.FromSeconds(60) };

    public string Errors
    {
        get
        {
            lock (_errors)
            {
                return _errors.ToString();
            }
        }
    }

    /// <summary>Starts <c>serve</c> on a free port and returns when it says that it listens.</summary>
    public static async Task<PipelineProcess> ServeAsync(string dataPath, params string[] more)
    {
        var process = Process.Start(StartInfo(["serve", "--urls", "http://127.0.0.1:0", "--data", dataPath, .. more]))!;
        var server = new PipelineProcess(process);
        var listening = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.ErrorDataReceived += (_, line) => server.Note(line.Data);
        process.OutputDataReceived += (_, line) =>
        {
            if (ListeningOn().Match(line.Data ?? string.Empty) is { Success: true } found)
            {
                listening.TrySetResult(found.Groups[1].Value);
            }
            else if (line.Data is null)
            {
                listening.TrySetException(new InvalidOperationException($"The pipeline ended before it listened: {server.Errors}"));
            }
        };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        server.Client.BaseAddress = new Uri(await listening.Task.WaitAsync(StartLimit));
        return server;
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(StartInfo(arguments))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }

    /// <summary>The process ends at once, as when the power fails.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>Ends by SIGTERM and returns the exit code.</summary>
    public async Task<int> TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public bool HasExited => _process.HasExited;

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        Client.Dispose();
        _process.Dispose();
    }

    internal static JsonElement Json(string text) => JsonSerializer.Deserialize<JsonElement>(text);

    private static ProcessStartInfo StartInfo(IEnumerable<string> arguments) => new("dotnet", [Executable, .. arguments])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        RedirectStandardInput = true,
        UseShellExecute = false,
    };

    private void Note(string? line)
    {
        lock (_errors)
        {
            _errors.AppendLine(line);
        }
    }

    [GeneratedRegex(@"^listening on (\S+)$")]
    private static partial Regex ListeningOn();
}
