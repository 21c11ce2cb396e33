using Grpc.Core;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Messages;
using Pipeline.Functions.Orchestration;

namespace Pipeline.Functions.Tests.Orchestration;

public sealed class CaseProcessStarterTests
{
    private static readonly CaseId Case = CaseId.From([1, 2, 3, 4, 5, 6, 7]);
    private static readonly string InstanceId = CaseInstance.IdOf(Case, 2);

    private readonly FakeDurableClient _client = new();

    public static TheoryData<OrchestrationRuntimeStatus> EveryStatus => [.. StartOrchestrationOptionsExtensions.ValidDedupeStatuses];

    [Fact]
    public async Task Message_OfACaseWithoutAProcess_StartsOneThatKnowsTheVersion()
    {
        await EnsureAsync(version: 7);

        var (id, input, options) = _client.Started.ShouldHaveSingleItem();
        id.ShouldBe(InstanceId);
        input.ShouldBe(new CaseRun(Case, 2, Heard: 7) { OrchestrationVersion = CaseInstance.Version });
        options.Version!.Value.Version.ShouldBe(CaseInstance.Version);
        _client.Raised.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(EveryStatus))]
    public async Task Message_OfAnInstanceThatWasEverStarted_NudgesItAndStartsNothing(OrchestrationRuntimeStatus status)
    {
        _client.Instances[InstanceId] = new OrchestrationMetadata(CaseInstance.Orchestrator, InstanceId) { RuntimeStatus = status };

        await EnsureAsync(version: 7);

        _client.Started.ShouldBeEmpty();
        _client.Raised.ShouldHaveSingleItem().ShouldBe((InstanceId, Nudge.EventName, new Nudge(7)));
    }

    [Fact]
    public async Task Message_DeliveredTwice_StartsOnce()
    {
        await EnsureAsync(version: 7);
        await EnsureAsync(version: 7);

        _client.Started.ShouldHaveSingleItem();
        _client.Raised.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(StatusCode.NotFound)]
    [InlineData(StatusCode.FailedPrecondition)]
    public async Task Nudge_OfAnInstanceThatHasEnded_IsNoFailure(StatusCode status)
    {
        await EnsureAsync(version: 1);
        _client.RaiseFailure = new RpcException(new Status(status, "not running"));

        await Should.NotThrowAsync(() => EnsureAsync(version: 2));
    }

    [Fact]
    public async Task Nudge_ThatTheBackendCannotTake_Fails()
    {
        await EnsureAsync(version: 1);
        _client.RaiseFailure = new RpcException(new Status(StatusCode.Unavailable, "away"));

        await Should.ThrowAsync<RpcException>(() => EnsureAsync(version: 2));
    }

    private Task EnsureAsync(int version) =>
        new CaseProcessStarter(NullLogger<CaseProcessStarter>.Instance).EnsureAsync(_client, new CaseChanged(Case, version, 2), default);
}
