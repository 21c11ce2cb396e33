using System.Globalization;
using Pipeline.Azure.Cosmos.Registers;
using Pipeline.Casework.Publication;
using Pipeline.Contracts;
using Pipeline.Contracts.Components;
using Pipeline.Contracts.InMemory;

namespace Pipeline.Azure.Tests.Cosmos.Registers;

/// <summary>What a register of thousands costs, and what stands in ids and words.</summary>
[Collection(nameof(CosmosEmulator))]
public sealed class RegisterSizeTests(CosmosDatabase database) : IClassFixture<CosmosDatabase>
{
    private const int Many = 2_000;

    private readonly CosmosRegister _register = new(database.Containers, new MinutesApart());

    [Fact]
    public async Task Load_OfThousandsAgain_WritesNothingAndAsksOnceForEachHundred()
    {
        Location[] places = [.. Enumerable.Range(0, Many).Select(n => Place(Id(n)) with { ProviderId = $"p-{n / 2:D4}" })];
        var content = new RegisterContent(places, []);
        (await _register.LoadAsync(content, Samples.Now, default)).ShouldBe(new RegisterLoad(Many, 0, 0));

        var (requests, writes) = await database.Wire.CountAsync(async () =>
            (await _register.LoadAsync(content, Samples.Now.AddDays(1), default)).ShouldBe(new RegisterLoad(0, 0, Many)));

        writes.ShouldBe(0);
        requests.ShouldBeLessThanOrEqualTo(2 * ((Many / RegisterLoader.Group) + 1), "a plan and a page for each group and for the loads left open");
        await ShouldListFromAnywhereAsync(places);
    }

    [Fact]
    public async Task List_WhileALoadGoesOn_LooksAtTheWholeDirectoryOnceAMinute()
    {
        var time = new HandTime();
        using var register = new CosmosRegister(database.Containers, time);
        await register.LoadAsync(new RegisterContent([Place(Samples.NewId("1"))], []), Samples.Now, default);
        var (locations, providers) = ((await register.ListLocationsAsync(0, 1, default)).Total, (await register.ListProvidersAsync(0, 1, default)).Total);
        await register.LoadAsync(new RegisterContent([Place(Samples.NewId("1"))], []), Samples.Now, default);

        time.Pass(OrderedDirectory.MarksAge - TimeSpan.FromSeconds(1));
        var (requests, writes) = await database.Wire.CountAsync(async () =>
        {
            (await register.ListLocationsAsync(0, 1, default)).Total.ShouldBe(locations);
            (await register.ListProvidersAsync(0, 1, default)).Total.ShouldBe(providers);
        });

        writes.ShouldBe(0);
        requests.ShouldBeLessThanOrEqualTo(2 * 2, "a plan and a page for each list");
        time.Pass(TimeSpan.FromSeconds(1));
        (await register.ListLocationsAsync(0, 1, default)).Total.ShouldBe(locations + 1);
        (await register.ListProvidersAsync(0, 1, default)).Total.ShouldBe(providers + 1);
    }

    [Theory]
    [InlineData("a/b\\c?d#e")]
    [InlineData("directory:locations")]
    [InlineData("Ty'r Gôf, ☂")]
    [InlineData("place")]
    public async Task Location_OfAnyId_IsFoundByItEverywhere(string id)
    {
        var place = Place(id) with { ProviderId = $"{id} of the provider", LocalAuthority = Samples.NewId("authority") };

        await _register.LoadAsync(new RegisterContent([place], []), Samples.Now, default);

        (await _register.FindLocationAsync(id, default)).ShouldNotBeNull().Location.LocationId.ShouldBe(id);
        (await _register.FindProviderAsync(place.ProviderId, default)).ShouldNotBeNull().LocationIds.ShouldBe([id]);
        (await FoundAsync(place, "sunrise")).ShouldBe([id]);
    }

    [Theory]
    [InlineData("directory:locations")]
    [InlineData("directory:changes:location")]
    [InlineData("")]
    [InlineData("~0")]
    public async Task Find_WhatIsNoId_FindsNothing(string id)
    {
        (await _register.FindProviderAsync(id, default)).ShouldBeNull();
        (await _register.FindReportAsync(id, default)).ShouldBeNull();
        (await _register.FindLocationAsync(id + new string('x', 3_000), default)).ShouldBeNull();
    }

    [Fact]
    public async Task Search_BeyondWhatIsIndexed_IsExactAllTheSame()
    {
        var words = string.Join(' ', Enumerable.Range(0, RegisterQueries.MostWords + 1).Select(n => $"extraordinary{(char)('a' + n)}"));
        var (wanted, other) = (Place(Samples.NewId("1")), Place(Samples.NewId("1")));
        wanted = wanted with { Name = words, LocalAuthority = Samples.NewId("authority") };
        other = other with { Name = "Extraordinary Extraordinaryz", LocalAuthority = wanted.LocalAuthority };
        await _register.LoadAsync(new RegisterContent([wanted, other], []), Samples.Now, default);

        (await FoundAsync(wanted, words)).ShouldBe([wanted.LocationId]);
        (await FoundAsync(wanted, "extraordinaryz")).ShouldBe([other.LocationId]);
        (await FoundAsync(wanted, words + " sunset")).ShouldBeEmpty();
    }

    private static string Id(int n) => string.Create(CultureInfo.InvariantCulture, $"l-{n:D4}");

    private static Location Place(string id) =>
        new() { LocationId = id, Name = "Sunrise House", ProviderId = Samples.NewId("provider"), ProviderName = "Provider Ltd", Postcode = "AB1 2CD" };

    /// <summary>Other tests load into the same register, so places are compared by what is listed from the first of these on.</summary>
    private async Task ShouldListFromAnywhereAsync(IReadOnlyList<Location> places)
    {
        var (locations, providers) = (await _register.ListLocationsAsync(0, 5_000, default), await _register.ListProvidersAsync(0, 5_000, default));
        locations.Items.Count.ShouldBe(locations.Total);
        places.Select(place => place.LocationId).ShouldBeSubsetOf(locations.Items.Select(item => item.LocationId));
        foreach (var skip in (int[])[1, OrderedDirectory.Stretch - 1, OrderedDirectory.Stretch, 1_777])
        {
            (await _register.ListLocationsAsync(skip, 7, default)).Items.ShouldBe(locations.Items.Skip(skip).Take(7));
        }

        await _register.LoadAsync(
            new RegisterContent([.. places.Take(4).Select(place => place with { ProviderId = "p-0999" })], []), Samples.Now.AddDays(2), default);
        var left = providers.Items.Where(provider => provider.ProviderId is not ("p-0000" or "p-0001")).ToList();
        (await _register.ListProvidersAsync(0, 5_000, default)).Items.ShouldBe(left);
        (await _register.ListProvidersAsync(OrderedDirectory.Stretch, 3, default)).ShouldSatisfyAllConditions(
            list => list.Total.ShouldBe(left.Count), list => list.Items.ShouldBe(left.Skip(OrderedDirectory.Stretch).Take(3)));
    }

    private async Task<IReadOnlyList<string>> FoundAsync(Location place, string text) =>
        [.. (await _register.SearchAsync(new RegisterQuery { Text = text, LocalAuthority = place.LocalAuthority }, default)).Items.Select(entry => entry.Location.LocationId)];
}
