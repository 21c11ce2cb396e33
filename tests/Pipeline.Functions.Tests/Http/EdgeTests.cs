using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Contracts.InMemory;

namespace Pipeline.Functions.Tests.Http;

public sealed class EdgeTests
{
    private const string Worklist = "/api/worklist";

    [Fact]
    public async Task Answer_OfAnyKind_SaysHowToTreatIt()
    {
        await using var house = new HttpHouse();

        foreach (var reply in new[] { await house.GetAsync("/api/health/live"), await house.GetAsync("/nowhere"), await house.GetAsync(Worklist) })
        {
            reply.Header("X-Content-Type-Options").ShouldBe("nosniff");
            reply.Header("Cache-Control").ShouldBe("no-store");
            reply.Header("Content-Security-Policy").ShouldContain("default-src 'none'");
            reply.Header("Referrer-Policy").ShouldBe("no-referrer");
            reply.Header("Trace-Id").Length.ShouldBe(32);
        }
    }

    [Fact]
    public async Task TraceId_OfTheCaller_IsKept()
    {
        await using var house = new HttpHouse();

        var reply = await house.GetAsync("/nowhere", null, ("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));

        reply.Json.GetProperty("traceId").GetString().ShouldBe("0af7651916cd43dd8448eb211c80319c");
        reply.Header("Trace-Id").ShouldBe("0af7651916cd43dd8448eb211c80319c");
    }

    [Fact]
    public async Task Store_OutOfReach_Is503WithRetryAfter()
    {
        await using var house = new HttpHouse();
        house.Cases.Store.Unavailable = new StoreUnavailableException("down") { RetryAfter = TimeSpan.FromSeconds(7.2) };

        var reply = await house.PostAsync("/api/notifications", Bodies.Injury());

        reply.ShouldBe(503, "unavailable").Header("Retry-After").ShouldBe("8");
    }

    [Fact]
    public async Task Failure_ThatNobodyForesaw_Is500WithoutAStackTraceAndInTheLog()
    {
        await using var house = new HttpHouse(services => services.AddSingleton<IWorklist>(new BrokenWorklist(new InvalidOperationException("secret of the machine"))));

        var reply = await house.GetAsync(Worklist, People.Triage);

        reply.ShouldBe(500, "internal");
        reply.Text.ShouldNotContain("secret");
        reply.Text.ShouldNotContain("   at ");
        var line = house.Log.Lines.Single(line => line.Level == LogLevel.Error);
        line.Text.ShouldContain(reply.Json.GetProperty("traceId").GetString()!);
        line.Exception.ShouldBeOfType<InvalidOperationException>();
    }

    [Fact]
    public async Task Caller_WhoLeft_GetsNothingAndIsNoError()
    {
        await using var house = new HttpHouse(services => services.AddSingleton<IWorklist>(new BrokenWorklist(new OperationCanceledException())));

        var reply = await house.SendAsync("GET", Worklist, People.Triage, aborted: new CancellationToken(canceled: true));

        reply.Body.ShouldBeEmpty();
        house.Log.Lines.ShouldNotContain(line => line.Level >= LogLevel.Warning);
    }

    [Fact]
    public async Task Call_GivenUpByTheService_Is503()
    {
        await using var house = new HttpHouse(services => services.AddSingleton<IWorklist>(new BrokenWorklist(new OperationCanceledException())));

        (await house.GetAsync(Worklist, People.Triage)).ShouldBe(503, "unavailable").Header("Retry-After").ShouldBe("5");
    }

    [Theory]
    [InlineData(413, 413, "too-large")]
    [InlineData(400, 400, "invalid")]
    [InlineData(408, 400, "invalid")]
    public async Task Body_ThatTheServerRefuses_IsAProblem(int thrown, int status, string code)
    {
        await using var house = new HttpHouse();

        var reply = await house.SendAsync(
            "POST", "/api/notifications", contentType: "application/json", stream: new ThrowingStream(new BadHttpRequestException("no", thrown)));

        reply.ShouldBe(status, code);
    }

    [Fact]
    public async Task Request_WhileTheHostStops_Is503()
    {
        await using var house = new HttpHouse();
        house.Lifetime.StopApplication();

        var reply = await house.PostAsync("/api/notifications", Bodies.Injury());

        reply.ShouldBe(503, "draining").Header("Retry-After").ShouldBe("5");
        house.Cases.Store.CommitCount.ShouldBe(0);
    }

    [Fact]
    public async Task Step_LargerThanACommitMayBe_Is413()
    {
        await using var house = new HttpHouse();
        house.Cases.Store.BeforeAppend = commit => throw new CommitTooLargeException(commit.CaseId);

        (await house.PostAsync("/api/notifications", Bodies.Injury())).ShouldBe(413, "too-large");
    }

    private sealed class ThrowingStream(Exception exception) : MemoryStream(Encoding.UTF8.GetBytes("{}"))
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw exception;
    }

    private sealed class BrokenWorklist(Exception exception) : IWorklist
    {
        public Task UpsertAsync(IReadOnlyList<WorklistRow> rows, CancellationToken cancellationToken) => throw exception;

        public Task<WorklistPage> QueryAsync(WorklistQuery query, CancellationToken cancellationToken) => throw exception;

        public Task<WorklistRow?> FindAsync(CaseId caseId, CancellationToken cancellationToken) => throw exception;

        public Task<IReadOnlyList<WorklistRow>> AtLocationAsync(LocationQuery query, int take, CancellationToken cancellationToken) => throw exception;

        public Task<int> CountAtLocationAsync(LocationQuery query, CancellationToken cancellationToken) => throw exception;

        public Task<IReadOnlyList<WorklistRow>> OfReporterAsync(IReadOnlyCollection<string> keys, ArrivalSpan span, int take, CancellationToken cancellationToken) =>
            throw exception;

        public Task<WorklistFigures> MeasureAsync(DateTimeOffset asOf, CancellationToken cancellationToken) => throw exception;

        public IAsyncEnumerable<WorklistRow> ReadAsync(WorklistPeriod period, CancellationToken cancellationToken) => throw exception;

        public Task<int> CountAsync(WorklistPeriod period, CancellationToken cancellationToken) => throw exception;

        public IAsyncEnumerable<WorklistRow> ReadAllAsync(CancellationToken cancellationToken) => throw exception;

        public Task ClearAsync(DateTimeOffset began, CancellationToken cancellationToken) => throw exception;
    }
}
