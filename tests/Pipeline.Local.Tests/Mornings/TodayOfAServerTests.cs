using System.Net;
using System.Text;
using System.Text.Json;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight.Mornings;
using Pipeline.Casework.Policies;
using Pipeline.Embedded;
using Pipeline.Embedded.Clock;
using Pipeline.Local.Serving;

namespace Pipeline.Local.Tests.Mornings;

/// <summary>The morning page asked of a server that runs, on a day that stays the same.</summary>
public sealed class TodayOfAServerTests : IAsyncLifetime, IDisposable
{
    private const string Alert = """{"kind":"safeguarding-alert","locationId":"1-466088203","identity":"anonymous","narrative":"Somebody is in danger."}""";

    private readonly TemporaryFolder _folder = new();
    private EmbeddedPipeline _pipeline = null!;

    public async Task InitializeAsync() => _pipeline = await EmbeddedPipeline.StartAsync(
        PipelineHost.Options(_folder.Data, PipelineHost.AnyPort, PolicyCatalog.LoadShipped()) with
        {
            Time = new VirtualClock(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero)),
        },
        CancellationToken.None);

    public async Task DisposeAsync()
    {
        await _pipeline.StopAsync(CancellationToken.None);
        await _pipeline.DisposeAsync();
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Today_NothingNeedsAHand_SaysSoAndEndsWithZero()
    {
        var run = await Run.Of("today", "--url", _pipeline.Url.ToString());

        run.Error.ShouldBeEmpty();
        run.Exit.ShouldBe(0);
        run.OutLines[0].ShouldBe("Monday 2026-03-02, as of 2026-03-02 09:00 UTC");
        run.OutLines[1].ShouldBe("Nothing needs a hand.");
        run.OutLines.ShouldContain("  Processes: the durable backend was asked.");
    }

    [Fact]
    public async Task Today_P1NotReviewed_IsNamedAndEndsWithOne()
    {
        using var http = new HttpClient { BaseAddress = _pipeline.Url };
        using var content = new StringContent(Alert, Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri("api/concerns", UriKind.Relative), content);
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var reference = JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("reference").GetString()!;
        await _pipeline.Gauge.WhenQuietAsync(CancellationToken.None);

        var run = await Run.Of("today", "--url", _pipeline.Url.ToString());
        var json = await Run.Of("today", "--url", _pipeline.Url.ToString(), "--json");

        run.Error.ShouldBeEmpty();
        run.Exit.ShouldBe(1);
        run.OutLines[1].ShouldBe("Needs a hand: 1 P1 not reviewed.");
        run.OutLines.ShouldContain(line => line.StartsWith($"  {reference}  0 h 00 min old", StringComparison.Ordinal));
        json.Exit.ShouldBe(1);
        JsonSerializer.Deserialize<MorningPage>(json.Out, CaseJson.Options)!.UnreviewedP1.Items.Single().Reference.ShouldBe(reference);
    }
}
