using System.Text.Json;
using System.Text.RegularExpressions;
using Pipeline.Azure.Tests.Bicep;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.People;
using Pipeline.Casework.Triage;
using Pipeline.Contracts;
using Pipeline.Contracts.Components;

namespace Pipeline.Azure.Tests.Cosmos.Worklists;

/// <summary>What is deployed is what is asked for: an index that is missing makes a list dear, one too many every write.</summary>
[Collection(nameof(CosmosEmulator))]
public sealed partial class IndexTests(CosmosDatabase database) : WorklistTests(database), IClassFixture<CosmosDatabase>
{
    /// <summary>The id is always indexed; words are looked for in the texts themselves, since an index of their parts would be larger than all the rest.</summary>
    private static readonly string[] NotIndexed = ["/id/?", "/text/?"];

    [Fact]
    public async Task Paths_OfAllQueries_AreExactlyThoseInBicep()
    {
        await Worklist.UpsertAsync([Row(), Row() with { Team = null }], default);
        var asked = new List<string>();
        Wire.Between = async (request, send) =>
        {
            if (request.Content?.Headers.ContentType?.MediaType == "application/query+json")
            {
                var query = JsonDocument.Parse(await request.Content.ReadAsStringAsync()).RootElement.GetProperty("query").GetString()!;
                asked.Add(query[query.IndexOf(" FROM ", StringComparison.Ordinal)..]);
            }

            return await send();
        };

        await AskAllAsync();

        Wire.Between = null;
        var paths = asked.SelectMany(query => PathPattern().Matches(query)).Select(match => $"/{(match.Groups[1].Value + match.Groups[2].Value).Replace('.', '/')}/?");
        paths.Distinct().Except(NotIndexed).ShouldBe(Declared(), ignoreOrder: true);
    }

    [GeneratedRegex("""\bc(?:\.([a-zA-Z.]+)|\["([a-z]+)"\])""")]
    private static partial Regex PathPattern();

    [GeneratedRegex("'(/[^']+/\\?)'")]
    private static partial Regex IndexedPattern();

    private static IEnumerable<string> Declared()
    {
        var containers = BicepFile.Module("cosmos").Variable("containers");
        var worklist = containers[containers.IndexOf("'worklist'", StringComparison.Ordinal)..containers.IndexOf("'register'", StringComparison.Ordinal)];
        return IndexedPattern().Matches(worklist).Select(match => match.Groups[1].Value);
    }

    private async Task AskAllAsync()
    {
        var everything = Query() with { ActingRole = Role.Triage, Priority = Priority.P1, Late = true, Stuck = true, Text = "a staircase", Take = 1 };
        foreach (var sort in Enum.GetValues<WorklistSort>())
        {
            await Worklist.QueryAsync(everything with { Sort = sort }, default);
        }

        await Worklist.QueryAsync(everything with { Stage = Stage.Closed, Team = North, Late = false, Stuck = false }, default);
        (await Worklist.QueryAsync(Query() with { Take = 1 }, default)).Total.ShouldBe(2);
        var place = new LocationQuery { LocationId = "1-1", Type = "DEATH", ProviderReference = "INC-7", Stages = [Stage.Triage] };
        await Worklist.AtLocationAsync(place, 5, default);
        await Worklist.CountAtLocationAsync(place, default);
        await Worklist.OfReporterAsync(["key"], ArrivalSpan.Ever, 5, default);
        await Worklist.MeasureAsync(Samples.Now, default);
        foreach (var moment in Enum.GetValues<WorklistMoment>())
        {
            var period = new WorklistPeriod(moment, Samples.Now, null);
            await Worklist.CountAsync(period, default);
            await Worklist.ReadAsync(period, default).CountAsync();
        }

        await Worklist.ReadAllAsync(default).CountAsync();
        await Worklist.ClearAsync(default);
    }
}
