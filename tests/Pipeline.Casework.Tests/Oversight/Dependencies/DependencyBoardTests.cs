using Microsoft.Extensions.Logging;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight.Dependencies;
using Pipeline.Contracts.InMemory;

namespace Pipeline.Casework.Tests.Oversight.Dependencies;

public sealed class DependencyBoardTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly HandTime _time = new();
    private readonly RecordingLog _log = new();

    public void Dispose() => _log.Dispose();

    public static TheoryData<Func<CancellationToken, Task<DependencyState>>, DependencyState> Findings => new()
    {
        { _ => Of(new DependencyState.Ok()), new DependencyState.Ok() },
        { _ => Of(new DependencyState.Missing("a role", "Deploy.")), new DependencyState.Missing("a role", "Deploy.") },
        { _ => Of(new DependencyState.Unavailable("busy")), new DependencyState.Unavailable("busy") },
        { _ => throw new StoreUnavailableException("The database cannot answer."), new DependencyState.Unavailable("The database cannot answer.") },
        { _ => Task.FromException<DependencyState>(new InvalidOperationException("secret")), new DependencyState.Unavailable(nameof(InvalidOperationException)) },
        { _ => throw new OperationCanceledException(), new DependencyState.Unavailable("no answer within 2 s") },
    };

    [Theory]
    [MemberData(nameof(Findings))]
    public async Task Ask_Check_ReportsWhatItFoundHoweverItFound(Func<CancellationToken, Task<DependencyState>> check, DependencyState found) =>
        (await Board(new Check("a", check)).AskAsync([], Patience, default)).ShouldBe([new DependencyReport("a", found)]);

    [Fact]
    public async Task Ask_ChecksThatNeverAnswer_TakesThePatienceOfOne()
    {
        var never = new TaskCompletionSource<DependencyState>();
        var board = Board(new Check("b", _ => never.Task), new Check("a", token => never.Task.WaitAsync(token)), new Check("c", _ => Of(new DependencyState.Ok())));

        var asking = board.AskAsync([new Check("aa", _ => Of(new DependencyState.Ok()))], Patience, default);
        asking.IsCompleted.ShouldBeFalse();
        _time.Pass(Patience);

        (await asking).Select(report => (report.Name, report.State is DependencyState.Ok)).ShouldBe([("a", false), ("aa", true), ("b", false), ("c", true)]);
    }

    [Fact]
    public async Task Ask_GivenUpByTheCaller_IsCancelled()
    {
        using var caller = new CancellationTokenSource();
        var asking = Board(new Check("a", _ => new TaskCompletionSource<DependencyState>().Task)).AskAsync([], Patience, caller.Token);

        await caller.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => asking);
    }

    [Fact]
    public async Task Ask_Fault_IsToldOnceWhenItChangesAfterAWhileAndWhenItIsOver()
    {
        DependencyState state = new DependencyState.Missing("the queue notices", "Deploy.");
        var board = Board(new Check("queue-notices", _ => Of(state)));

        await board.AskAsync([], Patience, default);
        await board.AskAsync([], Patience, default);
        Told().ShouldBe(["Error The app needs queue-notices and misses the queue notices. Deploy."]);

        _time.Pass(DependencyLog.Repeat);
        await board.AskAsync([], Patience, default);
        state = new DependencyState.Unavailable("busy");
        await board.AskAsync([], Patience, default);
        state = new DependencyState.Ok();
        await board.AskAsync([], Patience, default);
        await board.AskAsync([], Patience, default);

        Told().Skip(1).ShouldBe(
        [
            "Error The app needs queue-notices and misses the queue notices. Deploy.",
            "Error The app needs queue-notices and gets no answer: busy.",
            "Information The app has queue-notices again.",
        ]);
    }

    [Fact]
    public async Task Ask_CheckThatFails_IsToldWithItsFailure()
    {
        var failure = new InvalidOperationException("why");

        await Board(new Check("a", _ => throw failure)).AskAsync([], Patience, default);

        _log.Lines.ShouldHaveSingleItem().Exception.ShouldBe(failure);
    }

    private IEnumerable<string> Told() => _log.Lines.Select(line => $"{line.Level} {line.Text}");

    private static Task<DependencyState> Of(DependencyState state) => Task.FromResult(state);

    private DependencyBoard Board(params IDependencyCheck[] checks) => new(checks, new DependencyLog(_time, _log.CreateLogger<DependencyLog>()), _time);

    private sealed class Check(string name, Func<CancellationToken, Task<DependencyState>> check) : IDependencyCheck
    {
        public string Name => name;

        public Task<DependencyState> CheckAsync(CancellationToken cancellationToken) => check(cancellationToken);
    }
}
