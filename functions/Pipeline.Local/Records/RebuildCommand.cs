using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Casework;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Policies;
using Pipeline.Embedded;
using Pipeline.Embedded.Clock;
using Pipeline.Embedded.Storage;
using Pipeline.Local.CommandLine;

namespace Pipeline.Local.Records;

/// <summary>Makes worklist and register anew from the commits.</summary>
internal static class RebuildCommand
{
    public static Command Build(Terminal terminal)
    {
        var data = Arguments.Data();
        var policy = Arguments.Policy();
        var command = new Command("rebuild", "Rebuild every projection from the commits.") { data, policy };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            terminal, parsed.GetRequiredValue(data), parsed.GetRequiredValue(policy), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, string data, PolicyCatalog policies, CancellationToken cancellationToken)
    {
        OpenRecord.MustHaveData(data);
        await using var database = Database.Open(new DataFolder(data), Durability.Full, new WorkGauge());
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(policies)
            .AddEmbeddedStores(database)
            .AddCasework()
            .BuildServiceProvider();
        var report = await services.GetRequiredService<ProjectionRebuild>().RunAsync(cancellationToken);
        await terminal.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"rebuilt worklist and register from {report.Cases} cases"));
        if (report.Broken.Count == 0)
        {
            return ExitCodes.Done;
        }

        await terminal.Error.WriteLineAsync($"left out, because their record is broken: {string.Join(", ", report.Broken.Select(caseId => caseId.Reference))}; verify says where");
        return ExitCodes.Broken;
    }
}
