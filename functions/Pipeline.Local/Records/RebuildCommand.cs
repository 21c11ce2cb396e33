using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Casework;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Publication;
using Pipeline.Embedded;
using Pipeline.Embedded.Clock;
using Pipeline.Embedded.Storage;
using Pipeline.Local.CommandLine;

namespace Pipeline.Local.Records;

/// <summary>Makes worklist and register anew from the commits.</summary>
internal static class RebuildCommand
{
    private const int Page = 500;

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
        var commits = await RebuildAsync(services, cancellationToken);
        await terminal.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"rebuilt worklist and register from {commits} commits"));
        return ExitCodes.Done;
    }

    private static async Task<int> RebuildAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var store = services.GetRequiredService<ICaseStore>();
        var worklist = services.GetRequiredService<WorklistProjection>();
        var register = services.GetRequiredService<RegisterProjection>();
        await services.GetRequiredService<IWorklist>().ClearAsync(cancellationToken);
        await services.GetRequiredService<IRegister>().ClearReportsAsync(cancellationToken);
        var count = 0;
        long position = 0;
        while (await store.ReadFeedAsync(position, Page, cancellationToken) is { Count: > 0 } page)
        {
            IReadOnlyList<CommitDocument> commits = [.. page.Select(item => item.Commit)];
            await worklist.ApplyAsync(commits, cancellationToken);
            await register.ApplyAsync(commits, cancellationToken);
            position = page[^1].Position;
            count += page.Count;
        }

        return count;
    }
}
