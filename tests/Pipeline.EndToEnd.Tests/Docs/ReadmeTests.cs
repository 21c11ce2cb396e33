using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Pipeline.EndToEnd.Tests.Docs;

/// <summary>The case by hand in the README works as it stands there.</summary>
public sealed partial class ReadmeTests
{
    [Fact]
    public async Task CaseByHand_RunAsWritten_EndsWithThePublishedReport()
    {
        using var data = new DataDirectory();
        await using var server = await PipelineProcess.ServeAsync(data.FullPath);
        var script = Script().Match(await File.ReadAllTextAsync(Repository.PathOf("README.md"))).Groups[1].Value;
        script.ShouldContain("sign-off");

        var start = new ProcessStartInfo("bash", ["-e", "-o", "pipefail", "-c", script]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["api"] = server.Client.BaseAddress!.ToString().TrimEnd('/');
        using var shell = Process.Start(start)!;
        var output = shell.StandardOutput.ReadToEndAsync();
        var errors = shell.StandardError.ReadToEndAsync();
        await shell.WaitForExitAsync();

        shell.ExitCode.ShouldBe(0, await output + await errors);
        (await output).ShouldContain("<h1>10 Spennithorne Road</h1>");
        (await output).ShouldContain("In the evening there were too few.");
    }

    [GeneratedRegex(@"```bash\n(api=.*?)```", RegexOptions.Singleline)]
    private static partial Regex Script();
}
