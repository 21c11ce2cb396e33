using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.EndToEnd.Tests.Scenarios;
using Pipeline.EndToEnd.Tests.Scenarios.Steps;

namespace Pipeline.EndToEnd.Tests.Faults;

/// <summary>
/// A case goes from its notification to its published report while every store, queue and post of the house fails now and then, before or after it
/// has done what it was asked for. It ends where it ends in good weather, and everything has happened once.
/// </summary>
public sealed class StormTests
{
    private static readonly TimeSpan BetweenSteps = TimeSpan.FromHours(1);

    /// <summary>What the house may do more often in bad weather: look again, start again, say that it is late.</summary>
    private static readonly string[] Housekeeping = ["generation-raised", "tick-recorded", "case-parked", "effect-parked", "effect-retried", "case-escalated"];

    private static readonly Lazy<Task<IReadOnlyList<string>>> Calm = new(() => PlayAsync(_ => { }));

    [Theory]
    [InlineData(1, 0.05)]
    [InlineData(2, 0.15)]
    [InlineData(3, 0.25)]
    public async Task Case_InBadWeather_EndsAsInGoodWeatherAndEverythingHappensOnce(int seed, double share)
    {
        var weather = new Weather(seed, share);

        var stormy = await PlayAsync(weather.Before, weather);

        weather.LostCalls.ShouldBeGreaterThan(5);
        weather.LostAnswers.ShouldBeGreaterThan(5);
        ShouldBeSame(stormy, await Calm.Value);
    }

    [Fact]
    public async Task Case_WhoseMessagesComeThriceAndLate_GoesAsIfEachCameOnce() =>
        ShouldBeSame(await PlayAsync(CarelessPost.Before), await Calm.Value);

    private static void ShouldBeSame(IReadOnlyList<string> played, IReadOnlyList<string> calm) =>
        played.Order(StringComparer.Ordinal).ShouldBe(calm.Order(StringComparer.Ordinal), string.Join("; ", Difference(played, calm)));

    /// <summary>Every event of the case by name and what tells it from its like, without times, and what the public reads.</summary>
    private static async Task<IReadOnlyList<string>> PlayAsync(Action<IServiceCollection> ports, Weather? weather = null)
    {
        var pipeline = await LivePipeline.StartAsync(options => options with { Ports = ports }, new PatientCaller());
        await using var house = new House(pipeline, new Coverage());
        weather?.Begin();
        var injury = await house.NotifiedAsync();
        await PassAsync(house, injury);
        foreach (var step in Ways.ToPublished)
        {
            await injury.DoAsync(step);
            await PassAsync(house, injury);
        }

        var document = await injury.AddsDocumentAsync(Inspector.Header, "rota.txt", "The rota of the week.");
        weather?.End();
        await PassAsync(house, injury);

        (await injury.StatusAsync(Manager.Header)).Text("stage").ShouldBe("published");
        (await house.GetAsync("/api/operations/stuck", Operations.Header)).List("items").ShouldBeEmpty();
        (await house.GetAsync("/api/audit/verify", Operations.AuditorHeader)).Text("intact").ShouldBe(bool.TrueString);
        using var kept = await injury.ReadAsync($"/documents/{document}", Inspector.Header);
        kept.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await kept.Content.ReadAsStringAsync()).ShouldBe("The rota of the week.");
        var view = await injury.ViewAsync(Manager.Header);
        (await house.PageAsync(view.Text("publication.reportUrl")!)).ShouldContain("A care home");
        var events = (await injury.TimelineAsync()).SelectMany(line => line.List("events")).ToList();
        return
        [
            .. events.Where(happened => !Housekeeping.Contains(happened.Text("event"))).Select(Told),
            .. view.List("effects").Select(effect => $"{effect.Text("name")}: {effect.Text("status")}"),
        ];
    }

    /// <summary>The time until the house has done what it owes. What it gave up in it is tried again by whoever is on call.</summary>
    private static async Task PassAsync(House house, Scenarios.Case injury)
    {
        await house.PassAsync(BetweenSteps);
        for (var open = await OpenEffectsAsync(injury); open.Count > 0; open = await OpenEffectsAsync(injury))
        {
            await injury.DoAsync([.. open.Where(effect => effect.Text("status") == "parked").Select(effect => Operations.Retries(effect.Text("name")!))]);
            await house.PassAsync(BetweenSteps);
        }
    }

    private static async Task<IReadOnlyList<JsonElement>> OpenEffectsAsync(Scenarios.Case injury) =>
        [.. (await injury.ViewAsync(Manager.Header)).List("effects").Where(effect => effect.Text("status") is "parked" or "owed")];

    private static IEnumerable<string> Difference(IReadOnlyList<string> stormy, IReadOnlyList<string> calm) =>
        stormy.Concat(calm).Distinct()
            .Select(told => (Told: told, More: stormy.Count(line => line == told) - calm.Count(line => line == told)))
            .Where(line => line.More != 0)
            .Select(line => $"{line.Told}: {line.More:+0;-0}");

    private static string Told(JsonElement happened) => $"{happened.Text("event")} {happened.Text("stage")}{happened.Text("effect")}";
}
