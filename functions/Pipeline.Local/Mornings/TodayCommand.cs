using System.CommandLine;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Casework;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight.Mornings;
using Pipeline.Casework.Policies;
using Pipeline.Embedded;
using Pipeline.Embedded.Storage;
using Pipeline.Local.CommandLine;
using Pipeline.Local.Records;

namespace Pipeline.Local.Mornings;

/// <summary>The morning page, from a running server or from its folder.</summary>
internal static class TodayCommand
{
    private const string Path = "api/operations/today";
    private const string Identity = "Development today roles=operations";

    /// <summary>A folder does not say which processes live.</summary>
    private const string Unasked = "not asked, because the folder was read and no server: whether processes live is not known (name the server by --url)";

    public static Command Build(Terminal terminal)
    {
        var data = Arguments.Data();
        var url = Arguments.Server("A running server to ask, instead of a folder.");
        var policy = Arguments.Policy();
        var json = Arguments.Json();
        var command = new Command("today", "The morning page: what came, what is late or stuck and how it is released, who is away.") { data, url, policy, json };
        command.Validators.Add(result => Arguments.OneOf(result, data, url));
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var server = parsed.GetValue(url);
            var page = server is null
                ? await ReadAsync(parsed.GetRequiredValue(data), parsed.GetRequiredValue(policy), cancellationToken)
                : await AskAsync(server, cancellationToken);
            if (parsed.GetValue(json))
            {
                await terminal.Out.WriteLineAsync(JsonSerializer.Serialize(page, CaseJson.Options));
            }
            else
            {
                foreach (var line in new MorningText(server?.ToString().TrimEnd('/') ?? Arguments.DefaultUrl).Lines(page))
                {
                    await terminal.Out.WriteLineAsync(line);
                }
            }

            return page.NeedsAHand.Count == 0 ? ExitCodes.Done : ExitCodes.NeedsAHand;
        });
        return command;
    }

    private static async Task<MorningPage> ReadAsync(string data, PolicyCatalog policies, CancellationToken cancellationToken)
    {
        OpenRecord.MustHaveData(data);
        await using var database = Database.OpenReadOnly(new DataFolder(data));
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(policies)
            .AddEmbeddedStores(database)
            .AddCasework()
            .BuildServiceProvider();
        return await services.GetRequiredService<MorningReader>().ReadAsync(new UnaskedProcesses(), Unasked, cancellationToken);
    }

    private static async Task<MorningPage> AskAsync(Uri server, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = server };
        using var request = new HttpRequestMessage(HttpMethod.Get, Path);
        request.Headers.TryAddWithoutValidation("Authorization", Identity);
        try
        {
            using var response = await client.SendAsync(request, cancellationToken);
            return response.StatusCode switch
            {
                HttpStatusCode.OK => (await response.Content.ReadFromJsonAsync<MorningPage>(CaseJson.Options, cancellationToken))!,
                HttpStatusCode.Unauthorized => throw new RefusedException($"{server} does not take development identity; ask it for /{Path} with a token of its own."),
                var status => throw new RefusedException($"{server} answered /{Path} with {(int)status}."),
            };
        }
        catch (HttpRequestException e)
        {
            throw new RefusedException($"{server} does not answer: {e.Message}");
        }
    }
}
