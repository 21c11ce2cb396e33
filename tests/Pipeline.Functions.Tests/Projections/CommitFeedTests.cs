using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Messages;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Publication;
using Pipeline.Contracts.InMemory;
using Pipeline.Functions.Projections;

namespace Pipeline.Functions.Tests.Projections;

public sealed class CommitFeedTests : IDisposable
{
    private readonly CaseHouse _house = new();
    private readonly Followers _followers;

    public CommitFeedTests() =>
        _followers = new(_house.Get<RelayDispatcher>(), _house.Get<WorklistProjection>(), _house.Get<RegisterProjection>());

    private IEnumerable<UnhandledDocument> SetAside =>
        _house.Queue.Sent.Where(sent => sent.Queue == Queues.Unhandled).Select(sent => MessageCodec.ReadUnhandled(sent.Message.Body));

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task Relay_OfACommit_SendsWhatItAsksFor()
    {
        var play = await _house.SubmitAsync(Bodies.Injury());

        await FollowAsync(Followers.Relay, Feed());

        var nudge = _house.Queue.Sent.Single(sent => sent.Queue == Queues.CaseMessages).Message;
        MessageCodec.ReadCaseChanged(nudge.Body).ShouldBe(new CaseChanged(play.Id, 1, 1));
        nudge.MessageId.ShouldBe($"{play.Id}:1:0:1");
    }

    [Fact]
    public async Task Worklist_OfABatch_HasARowPerCase()
    {
        await _house.SubmitAsync(Bodies.Injury());
        await _house.SubmitAsync(Bodies.Changes());

        await FollowAsync(Followers.Worklist, Feed());

        (await _house.Worklist.QueryAsync(new WorklistQuery { AsOf = _house.Time.Now }, default)).Items.Count.ShouldBe(2);
    }

    [Fact]
    public async Task DocumentsOfOtherTypes_AreSkipped()
    {
        JsonElement[] others = [JsonOf(new { id = "s", type = "snapshot", version = 8 }), JsonOf(new { id = "p", type = "part", salt = "00" })];

        await FollowAsync(Followers.Worklist, others);

        _house.Queue.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task CommitThatCanNeverBeHandled_IsSetAsideAndTheOthersAreHandled()
    {
        var broken = await _house.SubmitAsync(Bodies.Injury());
        var whole = await _house.SubmitAsync(Bodies.Changes());
        _house.Store.Tamper(broken.Id, 1, commit => commit with { Payload = "no commit" });

        await FollowAsync(Followers.Relay, await FeedAsync(broken.Id, whole.Id));

        SetAside.ShouldHaveSingleItem().ShouldBe(new UnhandledDocument(Followers.Relay, $"{broken.Id}:1", "record-broken"));
        _house.Queue.Sent.Last().Message.CaseId.ShouldBe(whole.Id.Value);
        _house.Queue.Sent.Single(sent => sent.Queue == Queues.Unhandled).Message.CaseId.ShouldBe(broken.Id.Value);
    }

    [Theory]
    [InlineData("""{"id":"odd","type":"commit","caseId":"not a case"}""", "odd")]
    [InlineData("""{"id":"odd"}""", "odd")]
    [InlineData("""{"id":7,"type":"commit"}""", "unknown")]
    [InlineData("7", "unknown")]
    public async Task DocumentThatIsNoCommitAndNothingElse_IsSetAside(string document, string id)
    {
        await FollowAsync(Followers.Register, [JsonDocument.Parse(document).RootElement]);

        SetAside.ShouldHaveSingleItem().ShouldBe(new UnhandledDocument(Followers.Register, id, "malformed"));
    }

    [Fact]
    public async Task CommitSetAside_Again_HasTheSameMessageId()
    {
        JsonElement[] batch = [JsonOf(new { id = "odd", type = "commit" })];

        await FollowAsync(Followers.Register, batch);
        await FollowAsync(Followers.Register, batch);
        await FollowAsync(Followers.Worklist, batch);

        _house.Queue.Sent.Select(sent => sent.Message.MessageId).ShouldBe(["odd:RegisterFeed", "odd:WorklistFeed"]);
    }

    [Fact]
    public async Task StoreThatIsAway_FailsTheBatchForTheHostToRepeat()
    {
        await _house.SubmitAsync(Bodies.Injury());
        var batch = Feed();
        _house.Store.Unavailable = new StoreUnavailableException("away");

        await Should.ThrowAsync<StoreUnavailableException>(() => FollowAsync(Followers.Worklist, batch));
    }

    [Fact]
    public async Task QueueThatIsAway_FailsTheBatchInsteadOfLosingTheDocument()
    {
        _house.Queue.Unavailable = new StoreUnavailableException("away");

        await Should.ThrowAsync<StoreUnavailableException>(() => FollowAsync(Followers.Relay, [JsonOf(new { id = "odd" })]));
    }

    [Fact]
    public async Task DocumentSetAside_TriedAgainOnceItCanBeHandled_IsHandled()
    {
        var play = await _house.SubmitAsync(Bodies.Injury());

        await new UnhandledDocuments(_followers, _house.Store).TryAgainAsync(new(Followers.Worklist, $"{play.Id}:1", "record-broken"), default);

        (await _house.Worklist.FindAsync(play.Id, default)).ShouldNotBeNull();
    }

    [Fact]
    public async Task DocumentSetAside_TriedAgainInVain_StaysDead()
    {
        var play = await _house.SubmitAsync(Bodies.Injury());
        _house.Store.Tamper(play.Id, 1, commit => commit with { Payload = "no commit" });

        await Should.ThrowAsync<RecordBrokenException>(() =>
            new UnhandledDocuments(_followers, _house.Store).TryAgainAsync(new(Followers.Worklist, $"{play.Id}:1", "record-broken"), default));
    }

    [Theory]
    [InlineData(Followers.Relay, "unknown", "malformed")]
    [InlineData(Followers.Relay, "a:b:c", "malformed")]
    [InlineData("Nobody", "unknown", "unknown-follower")]
    public async Task DocumentSetAside_ThatIsNoCommit_StaysDeadWithItsReason(string follower, string id, string reason)
    {
        var again = new UnhandledDocuments(_followers, _house.Store);

        (await Should.ThrowAsync<PermanentFailureException>(() => again.TryAgainAsync(new(follower, id, "malformed"), default))).Reason.ShouldBe(reason);
    }

    private static JsonElement JsonOf(object document) => JsonSerializer.SerializeToElement(document, CaseJson.Options);

    private Task FollowAsync(string follower, IReadOnlyList<JsonElement> documents) =>
        new CommitFeed(_followers, _house.Queue, NullLogger<CommitFeed>.Instance).FollowAsync(follower, documents, default);

    private IReadOnlyList<JsonElement> Feed() => [.. _house.Store.Appended().Select(JsonOf)];

    private async Task<IReadOnlyList<JsonElement>> FeedAsync(params CaseId[] cases)
    {
        var documents = new List<JsonElement>();
        foreach (var caseId in cases)
        {
            documents.AddRange((await _house.Store.ReadCommitsAsync(caseId, 0, default)).Select(commit => JsonOf(commit)));
        }

        return documents;
    }
}
