using System.CommandLine;
using Pipeline.Functions.Registers;
using Pipeline.Embedded.Storage;
using Pipeline.Local.CommandLine;
using Pipeline.Local.Records;
using Pipeline.Local.Serving;

namespace Pipeline.Local.Demo;

/// <summary>Shows the whole process at work on simulated cases over the register of real care homes.</summary>
internal static class DemoCommand
{
    public static Command Build(Terminal terminal)
    {
        var cases = Arguments.Number("--cases", 200, 1, 5000, "How many notifications and concerns are submitted.");
        var data = Arguments.Data();
        var seed = Arguments.Number("--seed", 1, 0, int.MaxValue, "The same seed tells the same story.");
        var url = Arguments.Url("The address to serve on afterwards.");
        var exit = new Option<bool>("--exit") { Description = "End after the demo instead of serving." };
        var command = new Command("demo", "Drive simulated cases from notification to their end.") { cases, data, seed, url, exit };
        command.Validators.Add(result => Arguments.MustBeLoopback(result, url));
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var folder = parsed.GetRequiredValue(data);
            await MustBeNewAsync(folder, cancellationToken);
            var exits = parsed.GetValue(exit);
            var address = parsed.GetRequiredValue(url).OriginalString;
            var setting = DemoSetting.Of(parsed.GetValue(cases), parsed.GetValue(seed), RegisterFile.Shipped(), TimeProvider.System.GetUtcNow());
            var report = await DemoRun.RunAsync(terminal, setting, folder, exits ? PipelineHost.AnyPort : address, cancellationToken);
            await report.WriteAsync(terminal);
            if (!exits)
            {
                await ServeCommand.RunAsync(terminal, PipelineHost.Options(folder, address, setting.Policies), cancellationToken);
            }

            return report is { Lost: 0, Stuck: 0 } ? ExitCodes.Done : ExitCodes.NeedsAHand;
        });
        return command;
    }

    /// <exception cref="RefusedException">The folder holds cases: the past of a demo must not be mixed with theirs.</exception>
    private static async Task MustBeNewAsync(string data, CancellationToken cancellationToken)
    {
        if (!new DataFolder(data).HasDatabase)
        {
            return;
        }

        await using var reader = OpenRecord.In(data);
        await foreach (var _ in reader.Store.ReadHeadsAsync(null, cancellationToken))
        {
            throw new RefusedException($"The folder {Path.GetFullPath(data)} already holds cases; a demo needs a folder of its own, named by --data.");
        }
    }
}
