using System.Text.Json;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight.Dependencies;
using Pipeline.Functions.Http.Health;

namespace Pipeline.Functions.Tests.Http;

public sealed class HealthTests
{
    private const string Ready = "/api/health/ready";

    private readonly SettableCheck _post = new("post");

    [Fact]
    public async Task Ready_ServiceThatCanServe_TellsEachDependency()
    {
        await using var house = House();

        (await house.GetAsync("/api/health/live")).ShouldBe(200);
        var ready = (await house.GetAsync(Ready)).ShouldBe(200).Json;

        ready.GetProperty("status").GetString().ShouldBe("ok");
        Words(ready.GetProperty("checks")).ShouldBe(["record: ok", "register: ok"]);
        Words(ready.GetProperty("dependencies")).ShouldBe(["post: ok", "processes: ok"]);
    }

    [Fact]
    public async Task Ready_WithoutTheRecord_IsUnavailableAndTheProcessLives()
    {
        await using var house = House();
        house.Cases.Store.Unavailable = new StoreUnavailableException("down");

        var ready = (await house.GetAsync(Ready)).ShouldBe(503).Json;

        ready.GetProperty("status").GetString().ShouldBe("unavailable");
        Words(ready.GetProperty("checks")).ShouldBe(["record: unavailable", "register: ok"]);
        (await house.GetAsync("/api/health/live")).ShouldBe(200);
    }

    [Fact]
    public async Task Ready_WithoutTheRegister_IsUnavailable()
    {
        await using var house = House(services =>
        {
            services.Remove(services.Single(service => service.ImplementationType == typeof(RegisterCheck)));
            services.AddSingleton<IDependencyCheck>(new SettableCheck(DependencyNames.Register) { State = new DependencyState.Missing("the container register", "Deploy.") });
        });

        Words((await house.GetAsync(Ready)).ShouldBe(503).Json.GetProperty("checks")).ShouldBe(["record: ok", "register: missing"]);
    }

    [Fact]
    public async Task Ready_WithoutSomethingElse_ServesAndSaysSoWithoutItsInsides()
    {
        await using var house = House();
        _post.State = new DependencyState.Missing("the role Sender on sb-secret", "Deploy bicep.");
        house.Durable.Fail(new RpcException(new Status(StatusCode.Unavailable, "10.0.0.7 refused")));

        var reply = (await house.GetAsync(Ready)).ShouldBe(200);

        Words(reply.Json.GetProperty("dependencies")).ShouldBe(["post: missing", "processes: unavailable"]);
        reply.Text.ShouldNotContain("sb-secret");
        reply.Text.ShouldNotContain("10.0.0.7");
    }

    [Fact]
    public async Task Ready_AskedOftenOrAtOnce_LooksOnceInFiveSeconds()
    {
        await using var house = House();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => house.GetAsync(Ready)));
        _post.Asked.ShouldBe(1);

        house.Cases.Time.Now += DependencyCache.Age;
        _post.State = new DependencyState.Unavailable("gone");
        Words((await house.GetAsync(Ready)).ShouldBe(200).Json.GetProperty("dependencies"))[0].ShouldBe("post: unavailable");
        _post.Asked.ShouldBe(2);
    }

    [Fact]
    public async Task Ready_CalendarThatEnds_IsAWarning()
    {
        await using var house = House();
        house.Cases.Time.Now = new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

        (await house.GetAsync(Ready)).ShouldBe(200).Json.GetProperty("calendar").TryGetProperty("warning", out _).ShouldBeTrue();
    }

    private static List<string> Words(JsonElement states) => [.. states.EnumerateObject().Select(state => $"{state.Name}: {state.Value.GetString()}")];

    private HttpHouse House(Action<IServiceCollection>? configure = null) => new(services =>
    {
        services.AddSingleton<IDependencyCheck>(_post);
        configure?.Invoke(services);
    });

    private sealed class SettableCheck(string name) : IDependencyCheck
    {
        private int _asked;

        public string Name => name;

        public DependencyState State { get; set; } = new DependencyState.Ok();

        public int Asked => _asked;

        public async Task<DependencyState> CheckAsync(CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _asked);
            await Task.Yield();
            return State;
        }
    }
}
