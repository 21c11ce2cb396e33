using System.Net;
using Azure.Identity;
using Microsoft.Azure.Cosmos;
using Pipeline.Azure.Cosmos;
using Pipeline.Azure.Cosmos.Record;
using Pipeline.Casework.Cases;
using Pipeline.Contracts;
using Pipeline.Contracts.Components;

namespace Pipeline.Azure.Tests.Cosmos;

[Collection(nameof(CosmosEmulator))]
public sealed class ThrottlingTests : IClassFixture<CosmosDatabase>, IDisposable
{
    private readonly CaseId _case = Samples.NewCase();
    private readonly PausesOver _time = new();
    private readonly CosmosWire _wire;
    private readonly CosmosCaseStore _store;

    public ThrottlingTests(CosmosDatabase database)
    {
        _wire = database.Wire;
        _store = new CosmosCaseStore(database.At(_time));
    }

    public static TheoryData<HttpStatusCode, int> MayPass => new()
    {
        { HttpStatusCode.TooManyRequests, 3200 },
        { HttpStatusCode.RequestTimeout, 0 },
        { HttpStatusCode.InternalServerError, 0 },
        { HttpStatusCode.ServiceUnavailable, 0 },
    };

    [Fact]
    public async Task Interactive_NoRoom_FailsAtOnceWithTheTimeTheDatabaseAsksFor()
    {
        _wire.Answer(HttpStatusCode.TooManyRequests, 3200, TimeSpan.FromMilliseconds(1500));

        var failure = await Should.ThrowAsync<StoreUnavailableException>(Interactive.RunAsync(() => _store.ReadSnapshotAsync(_case, default)));

        failure.RetryAfter.ShouldBe(TimeSpan.FromMilliseconds(1500));
        _time.Pauses.ShouldBeEmpty();
    }

    [Fact]
    public async Task Interactive_NoRoomForACommit_FailsAtOnceWithTheTimeTheDatabaseAsksFor()
    {
        _wire.Answer(HttpStatusCode.TooManyRequests, 3200, TimeSpan.FromMilliseconds(250));

        var failure = await Should.ThrowAsync<StoreUnavailableException>(
            Interactive.RunAsync(() => _store.AppendAsync(Samples.Commit(_case, 1), [], default)));

        failure.RetryAfter.ShouldBe(TimeSpan.FromMilliseconds(250));
        _time.Pauses.ShouldBeEmpty();
    }

    [Fact]
    public async Task Background_NoRoomForLong_PausesLongerAndLongerAndGivesUp()
    {
        _wire.Answer(HttpStatusCode.TooManyRequests, 3200, TimeSpan.FromMilliseconds(10));

        await Should.ThrowAsync<StoreUnavailableException>(_store.ReadSnapshotAsync(_case, default));

        _time.Pauses.Count.ShouldBe(Throttling.Attempts - 1);
        _time.Pauses.ShouldAllBe(pause => pause <= Throttling.LongestPause);
        _time.Pauses[^1].ShouldBeGreaterThan(_time.Pauses[0]);
    }

    [Fact]
    public async Task Background_NoRoomForAMoment_Succeeds()
    {
        await _store.AppendAsync(Samples.Commit(_case, 1), [], default);
        var left = 3;
        _wire.Answer(HttpStatusCode.TooManyRequests, 3200);
        var busy = _wire.Between!;
        _wire.Between = (request, send) => left-- > 0 ? busy(request, send) : send();

        (await _store.ReadCommitsAsync(_case, 0, default)).Count.ShouldBe(1);

        _time.Pauses.Count.ShouldBe(3);
    }

    [Theory]
    [MemberData(nameof(MayPass))]
    public async Task Failure_ThatMayPass_IsUnavailable(HttpStatusCode status, int subStatus)
    {
        _wire.Answer(status, subStatus);

        await Should.ThrowAsync<StoreUnavailableException>(Interactive.RunAsync(() => _store.ReadSnapshotAsync(_case, default)));
        await Should.ThrowAsync<StoreUnavailableException>(
            Interactive.RunAsync(() => _store.AppendAsync(Samples.Commit(_case, 1), [], default)));
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.RequestEntityTooLarge)]
    public async Task Failure_ThatWillNotPass_IsShown(HttpStatusCode status)
    {
        _wire.Answer(status);

        (await Should.ThrowAsync<CosmosException>(_store.ReadSnapshotAsync(_case, default))).StatusCode.ShouldBe(status);
        (await Should.ThrowAsync<CosmosException>(_store.AppendAsync(Samples.Commit(_case, 1), [], default))).StatusCode.ShouldBe(status);
        (await Should.ThrowAsync<CosmosException>(_store.ReadCommitsAsync(_case, 0, default))).StatusCode.ShouldBe(status);
        (await Should.ThrowAsync<CosmosException>(_store.ReadPartsAsync(_case, ["p1", "p2"], default))).StatusCode.ShouldBe(status);
        _time.Pauses.ShouldBeEmpty();
    }

    [Fact]
    public async Task Connection_ThatBreaks_IsUnavailable()
    {
        _wire.Between = (_, _) => throw new HttpRequestException(HttpRequestError.ConnectionError, "No route.");

        await Should.ThrowAsync<StoreUnavailableException>(
            Interactive.RunAsync(() => _store.AppendAsync(Samples.Commit(_case, 1), [], default)));
        await Should.ThrowAsync<StoreUnavailableException>(Interactive.RunAsync(() => _store.DisposePartAsync(_case, "p1", default)));
    }

    [Fact]
    public async Task Container_ThatIsNotThere_IsNotTakenForAnItemThatIsNot()
    {
        _wire.Answer(HttpStatusCode.NotFound, 1003);

        await Should.ThrowAsync<StoreUnavailableException>(Interactive.RunAsync(() => _store.ReadSnapshotAsync(_case, default)));
        await Should.ThrowAsync<StoreUnavailableException>(
            Interactive.RunAsync(() => _store.AppendAsync(Samples.Commit(_case, 1), [Samples.Part(_case, "p1")], default)));
        await Should.ThrowAsync<StoreUnavailableException>(Interactive.RunAsync(() => _store.WriteSnapshotAsync(Samples.Snapshot(_case, 1, 1, "s"), default)));
        await Should.ThrowAsync<StoreUnavailableException>(Interactive.RunAsync(() => _store.DisposePartAsync(_case, "p1", default)));
    }

    [Fact]
    public async Task Token_ThatCannotBeHad_IsUnavailable()
    {
        _wire.Between = (_, _) => throw new AuthenticationFailedException("The identity endpoint does not answer.");

        await Should.ThrowAsync<StoreUnavailableException>(Interactive.RunAsync(() => _store.ReadSnapshotAsync(_case, default)));
    }

    [Fact]
    public async Task Call_ThatTheCallerGaveUp_IsNotUnavailable()
    {
        using var given = new CancellationTokenSource();
        await given.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(_store.ReadCommitsAsync(_case, 0, given.Token));
    }

    public void Dispose() => _wire.Between = null;
}
