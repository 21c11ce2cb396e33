using Grpc.Core;
using Microsoft.DurableTask.Client;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Contracts.InMemory;
using Pipeline.Functions.Orchestration;

namespace Pipeline.Functions.Tests.Orchestration;

public sealed class DurableProcessesTests
{
    private static readonly CaseId Case = CaseId.From([1, 2, 3, 4, 5, 6, 7]);
    private static readonly DateTimeOffset Updated = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly FakeDurableClient _client = new();
    private readonly HandTime _time = new();

    private DurableProcesses AtOnce => new(_client, _time);

    private CertainProcesses Certain => new(_client, _time, CertainProcesses.Patience);

    [Theory]
    [InlineData(OrchestrationRuntimeStatus.Running, true)]
    [InlineData(OrchestrationRuntimeStatus.Pending, true)]
    [InlineData(OrchestrationRuntimeStatus.Suspended, true)]
    [InlineData(OrchestrationRuntimeStatus.Completed, false)]
    [InlineData(OrchestrationRuntimeStatus.Failed, false)]
    [InlineData(OrchestrationRuntimeStatus.Terminated, false)]
    public async Task Instance_ThatIsThere_IsToldAsItIs(OrchestrationRuntimeStatus status, bool live)
    {
        var id = CaseInstance.IdOf(Case, 3);
        _client.Instances[id] = new OrchestrationMetadata(CaseInstance.Orchestrator, id) { RuntimeStatus = status, LastUpdatedAt = Updated };

        var expected = new ProcessAnswer.Found(new ProcessStatus(id, status.ToString(), Updated) { IsLive = live });
        expected.IsGone.ShouldBe(!live);
        (await AtOnce.FindAsync(Case, 3, default)).ShouldBe(expected);
        (await Certain.FindAsync(Case, 3, default)).ShouldBe(expected);
    }

    [Fact]
    public async Task Instance_ThatIsNotThere_IsNone()
    {
        (await AtOnce.FindAsync(Case, 3, default)).ShouldBeOfType<ProcessAnswer.None>().IsGone.ShouldBeTrue();
        (await Certain.FindAsync(Case, 3, default)).ShouldBeOfType<ProcessAnswer.None>();
    }

    [Fact]
    public async Task Backend_ThatDoesNotAnswer_IsGivenUpAfterItsLimit()
    {
        _client.Answer = _ => new TaskCompletionSource<OrchestrationMetadata?>().Task;
        var atOnce = AtOnce.FindAsync(Case, 3, default);
        var certain = Certain.FindAsync(Case, 3, default);

        _time.Pass(TimeSpan.FromMilliseconds(299));
        atOnce.IsCompleted.ShouldBeFalse();
        _time.Pass(TimeSpan.FromMilliseconds(1));
        (await atOnce).ShouldBeOfType<ProcessAnswer.Unknown>();
        certain.IsCompleted.ShouldBeFalse();

        _time.Pass(TimeSpan.FromSeconds(10));
        await Should.ThrowAsync<StoreUnavailableException>(() => certain);
    }

    [Theory]
    [InlineData(StatusCode.Unavailable)]
    [InlineData(StatusCode.DeadlineExceeded)]
    [InlineData(StatusCode.Cancelled)]
    public async Task Backend_OutOfReach_IsNoAnswerAndNeverNoProcess(StatusCode status)
    {
        _client.Answer = _ => Task.FromException<OrchestrationMetadata?>(new RpcException(new Status(status, "away")));

        (await AtOnce.FindAsync(Case, 3, default)).ShouldBeOfType<ProcessAnswer.Unknown>().IsGone.ShouldBeFalse();
        await Should.ThrowAsync<StoreUnavailableException>(() => Certain.FindAsync(Case, 3, default));
    }

    [Fact]
    public async Task Backend_ThatGaveNoAnswer_IsNotAskedAgainForTheSamePerson()
    {
        var asked = 0;
        _client.Answer = _ =>
        {
            asked++;
            return Task.FromException<OrchestrationMetadata?>(new RpcException(new Status(StatusCode.Unavailable, "away")));
        };
        var atOnce = AtOnce;

        await atOnce.FindAsync(Case, 3, default);
        (await atOnce.FindAsync(Case, 4, default)).ShouldBeOfType<ProcessAnswer.Unknown>();

        asked.ShouldBe(1);
    }

    [Fact]
    public async Task Caller_WhoGoesAway_IsCancelled()
    {
        _client.Answer = _ => new TaskCompletionSource<OrchestrationMetadata?>().Task;
        using var gone = new CancellationTokenSource();
        var asking = AtOnce.FindAsync(Case, 3, gone.Token);

        await gone.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => asking);
    }

    [Fact]
    public async Task Backend_WithAnotherFailure_IsNotHidden()
    {
        _client.Answer = _ => Task.FromException<OrchestrationMetadata?>(new RpcException(new Status(StatusCode.Internal, "broken")));

        await Should.ThrowAsync<RpcException>(() => AtOnce.FindAsync(Case, 3, default));
    }
}
