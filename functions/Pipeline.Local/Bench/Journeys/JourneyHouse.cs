using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Time;
using Pipeline.Embedded;
using Pipeline.Embedded.Durable;
using Pipeline.Functions.Registers;
using Pipeline.Embedded.Storage;
using Pipeline.Local.Demo;
using Pipeline.Local.Demo.Cast;
using Pipeline.Local.Serving;

namespace Pipeline.Local.Bench.Journeys;

/// <summary>The whole pipeline by the system's clock, asked over real connections.</summary>
internal sealed class JourneyHouse : IAsyncDisposable
{
    private const string Triage = "Development triage-1 roles=triage";

    /// <summary>Between two looks at whether a case has come to triage: growing, so that looking does not become the work.</summary>
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(160);

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ActivityCount _activities;
    private readonly HttpClient _client;
    private readonly IReadOnlyList<Casework.Publication.Location> _locations;
    private readonly EmbeddedPipeline _pipeline;

    private JourneyHouse(EmbeddedPipeline pipeline, ActivityCount activities, IReadOnlyList<Casework.Publication.Location> locations, int connections)
    {
        _pipeline = pipeline;
        _activities = activities;
        _locations = locations;
        _client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = connections }) { BaseAddress = pipeline.Url, Timeout = Patience };
    }

    public static async Task<JourneyHouse> OpenAsync(BenchRequest request, CancellationToken cancellationToken)
    {
        var activities = new ActivityCount();
        var options = PipelineHost.Options(request.Data, PipelineHost.AnyPort, PolicyCatalog.LoadShipped()) with
        {
            Durability = request.Durability,
            Locations = RegisterFile.Shipped(),
            Ports = services => services.AddSingleton<ITurnMeter>(activities),
        };
        return new JourneyHouse(await EmbeddedPipeline.StartAsync(options, cancellationToken), activities, options.Locations, request.Concurrency);
    }

    /// <summary>Submits the notification of that number.</summary>
    /// <exception cref="DemoFailedException">It was not accepted.</exception>
    public async Task<Receipt> SubmitAsync(int number, CancellationToken cancellationToken)
    {
        var today = LondonTime.DateOf(TimeProvider.System.GetUtcNow()).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var reference = string.Create(CultureInfo.InvariantCulture, $"BENCH-{number}");
        using var body = DemoClient.Json(SeriousInjury.Of(_locations[number % _locations.Count].LocationId, reference, today));
        using var response = await _client.PostAsync(new Uri("api/notifications", UriKind.Relative), body, cancellationToken);
        return response.StatusCode == HttpStatusCode.Accepted
            ? (await response.Content.ReadFromJsonAsync<Receipt>(CaseJson.Options, cancellationToken))!
            : throw await DemoFailedException.FromAsync(response, cancellationToken);
    }

    /// <summary>Closes the case at triage, as soon as it is there.</summary>
    /// <exception cref="DemoFailedException">An answer was not as it should be.</exception>
    /// <exception cref="BenchFailedException">The case did not come to triage.</exception>
    public async Task CloseAsync(Receipt submitted, CancellationToken cancellationToken)
    {
        await ComeToTriageAsync(submitted, cancellationToken);
        using var body = DemoClient.Json(new JsonObject { ["outcome"] = "no-further-action", ["reason"] = "The home acted at once." });
        using var request = new HttpRequestMessage(HttpMethod.Post, $"api/cases/{submitted.CaseId}/decisions/close") { Content = body };
        request.Headers.TryAddWithoutValidation("Authorization", Triage);
        using var response = await _client.SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            throw await DemoFailedException.FromAsync(response, cancellationToken);
        }
    }

    /// <summary>Cases of which nothing but their submission is recorded.</summary>
    public async Task<int> CountUntouchedAsync(CancellationToken cancellationToken)
    {
        var untouched = 0;
        await foreach (var head in _pipeline.Services.GetRequiredService<ICaseStore>().ReadHeadsAsync(null, cancellationToken))
        {
            untouched += head.Version == 1 ? 1 : 0;
        }

        return untouched;
    }

    public BenchResult Result(string workload, Pace pace) => BenchResult.Of(workload, pace) with
    {
        ActivitiesPerSecond = BenchResult.Rounded(_activities.Count / pace.Seconds),
        Commits = _pipeline.Services.GetRequiredService<Database>().Commits,
    };

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _pipeline.StopAsync(CancellationToken.None);
        await _pipeline.DisposeAsync();
    }

    private async Task ComeToTriageAsync(Receipt submitted, CancellationToken cancellationToken)
    {
        var client = new DemoClient(_client);
        var submitter = Player.Submitter(submitted.CaseId, submitted.AccessCode);
        var began = TimeProvider.System.GetTimestamp();
        for (var pause = FirstPause; TimeProvider.System.GetElapsedTime(began) < Patience; pause = pause < LongestPause ? pause * 2 : pause)
        {
            if (await client.GetAsync<StageSeen>($"api/cases/{submitted.CaseId}/status", submitter, cancellationToken) is { Stage: Stage.Triage })
            {
                return;
            }

            await Task.Delay(pause, TimeProvider.System, cancellationToken);
        }

        throw new BenchFailedException($"Case {submitted.CaseId} did not come to triage within {Patience}.");
    }

    /// <summary>What a submitter gets.</summary>
    internal sealed record Receipt(string CaseId, string AccessCode);

    private sealed record StageSeen(Stage Stage);
}
