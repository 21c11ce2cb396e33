using Pipeline.Embedded.Queues;
using static Pipeline.Embedded.Tests.Queues.QueueFixture;

namespace Pipeline.Embedded.Tests.Queues;

public sealed class SessionTests : IAsyncDisposable
{
    private const string Q = "sessions";
    private readonly QueueFixture _queues = new(new QueueSettings { Name = Q, RequiresSession = true });

    public ValueTask DisposeAsync() => _queues.DisposeAsync();

    [Fact]
    public async Task J6_Accept_HeldSession_IsExclusive()
    {
        await _queues.Send(Q, Message("a1", "a"), Message("b1", "b"), Message("a2", "a"));

        var first = (await Accept()).ShouldNotBeNull();
        var second = (await Accept()).ShouldNotBeNull();

        (first.SessionId, second.SessionId).ShouldBe(("a", "b"));
        (await Accept()).ShouldBeNull();
        (await _queues.Store.Sessions.AcceptAsync(Q, "a", default)).ShouldBeNull();
        (await Ids(first)).ShouldBe(["a1", "a2"]);
    }

    [Fact]
    public async Task J6_SessionLock_Expires_GivesItsMessagesBack()
    {
        await _queues.Send(Q, Message("a1", "a"));
        var lost = (await Accept()).ShouldNotBeNull();
        var delivery = (await _queues.Store.Sessions.ReceiveAsync(lost, 10, default)).ShouldHaveSingleItem();

        await _queues.Advance(TimeSpan.FromMinutes(1));

        await Should.ThrowAsync<MessageLockLostException>(_queues.Store.CompleteAsync(delivery.Lock, default));
        await Should.ThrowAsync<SessionLockLostException>(_queues.Store.Sessions.RenewAsync(lost, default));
        var next = (await Accept()).ShouldNotBeNull();
        (await _queues.Store.Sessions.ReceiveAsync(next, 10, default)).ShouldHaveSingleItem().Stored.DeliveryCount.ShouldBe(2);
    }

    [Fact]
    public async Task J6_Renew_HoldsTheSession()
    {
        await _queues.Send(Q, Message("a1", "a"));
        var held = (await Accept()).ShouldNotBeNull();
        await _queues.Advance(TimeSpan.FromSeconds(50));

        (await _queues.Store.Sessions.RenewAsync(held, default)).ShouldBe(Start.AddSeconds(110));
        await _queues.Advance(TimeSpan.FromSeconds(50));

        (await Accept()).ShouldBeNull();
        (await Ids(held)).ShouldBe(["a1"]);
    }

    [Fact]
    public async Task J6_Release_KeepsStateAndFreesTheSession()
    {
        await _queues.Send(Q, Message("a1", "a"));
        var held = (await Accept()).ShouldNotBeNull();
        await _queues.Store.Sessions.WriteStateAsync(held, [1, 2, 3], default);

        await _queues.Store.Sessions.ReleaseAsync(held, default);

        var next = (await Accept()).ShouldNotBeNull();
        _queues.Store.Sessions.ReadState(next).ShouldBe([1, 2, 3]);
        await Should.ThrowAsync<SessionLockLostException>(_queues.Store.Sessions.WriteStateAsync(held, null, default));
    }

    [Fact]
    public async Task J6_Send_WithoutSession_IsRefused() =>
        await Should.ThrowAsync<ArgumentException>(_queues.Send(Q, Message("m1")));

    [Fact]
    public async Task J6_Receive_OutsideSessions_IsRefused() =>
        await Should.ThrowAsync<InvalidOperationException>(_queues.Store.ReceiveAsync(Q, 1, default));

    private Task<SessionLock?> Accept() => _queues.Store.Sessions.AcceptAsync(Q, null, default);

    private async Task<IReadOnlyList<string>> Ids(SessionLock held) =>
        [.. (await _queues.Store.Sessions.ReceiveAsync(held, 10, default)).Select(delivery => delivery.Stored.Message.MessageId)];
}
