using System.Diagnostics;
using Pipeline.Azure.Settings;
using Pipeline.Functions;

namespace Pipeline.Azure.Tests.Settings;

/// <summary>The real program, in a process of its own.</summary>
public sealed class ProgramTests
{
    [Fact]
    public async Task Program_WithoutSettings_NamesEachAndEndsWith1()
    {
        var (exitCode, error) = await RunAsync(new Dictionary<string, string?>());

        exitCode.ShouldBe(1);
        var lines = error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var needed = AppSettings.All.Where(setting => setting.IsRequired).ToList();
        lines[0].ShouldBe($"The app cannot start: {needed.Count} of its settings are missing or wrong (infra/docs/settings.md).");
        lines.Skip(1).Select(line => line.Split(' ')[0]).ShouldBe(needed.Select(setting => setting.Name));
    }

    [Fact]
    public async Task Program_WithWholeSettings_NamesNoSetting()
    {
        var (_, error) = await RunAsync(WholeSettings.Values);

        error.ShouldNotContain("of its settings");
    }

    [Fact]
    public async Task Program_WithAScannerOfOnesOwnThatIsNotThere_SaysSoInOneLineAndEndsWith1()
    {
        var (exitCode, error) = await RunAsync(new Dictionary<string, string?>(WholeSettings.Values) { ["Documents__scanner"] = "own" });

        exitCode.ShouldBe(1);
        error.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldHaveSingleItem().ShouldStartWith("Nobody scans documents: ");
    }

    private static async Task<(int ExitCode, string Error)> RunAsync(IReadOnlyDictionary<string, string?> settings)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(PipelineSettings).Assembly.Location]) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var setting in AppSettings.All)
        {
            start.Environment.Remove(setting.Name);
        }

        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        return (process.ExitCode, error);
    }
}
