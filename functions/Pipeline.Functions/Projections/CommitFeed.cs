using System.Text.Json;
using Microsoft.Extensions.Logging;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Messages;

namespace Pipeline.Functions.Projections;

/// <summary>
/// Hands the commits of a batch of changes to a follower. Snapshots and parts, which the feed carries too, are skipped. A document that can
/// never be handled goes to the queue <c>unhandled</c>, so that it neither is lost nor stops the feed; everything else throws, and the batch comes again.
/// </summary>
public sealed partial class CommitFeed(Followers followers, IMessageQueue queue, ILogger<CommitFeed> logger)
{
    private const string TypeName = "type";
    private const string IdName = "id";
    private const string Malformed = "malformed";
    private const string NoId = "unknown";

    public async Task FollowAsync(string follower, IReadOnlyList<JsonElement> documents, CancellationToken cancellationToken)
    {
        var commits = new List<CommitDocument>();
        foreach (var document in documents.Where(IsCommit))
        {
            if (Read(document) is { } commit)
            {
                commits.Add(commit);
            }
            else
            {
                await SetAsideAsync(follower, TextOf(document, IdName) ?? NoId, Malformed, caseId: null, cancellationToken);
            }
        }

        if (commits.Count > 0)
        {
            await HandAsync(follower, commits, cancellationToken);
        }
    }

    /// <summary>A document without a type is no document of ours and is treated as a broken commit, not passed over.</summary>
    private static bool IsCommit(JsonElement document) => TextOf(document, TypeName) is null or CommitDocument.DocumentType;

    private static CommitDocument? Read(JsonElement document)
    {
        try
        {
            return document.Deserialize<CommitDocument>(CaseJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? TextOf(JsonElement document, string name) =>
        document.ValueKind == JsonValueKind.Object && document.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private async Task HandAsync(string follower, IReadOnlyList<CommitDocument> commits, CancellationToken cancellationToken)
    {
        try
        {
            await followers.Find(follower)(commits, cancellationToken);
        }
        catch (Exception failure) when (PermanentFailures.ReasonOf(failure) is { } reason)
        {
            if (commits is [var commit])
            {
                await SetAsideAsync(follower, commit.Id, reason, commit.CaseId.Value, cancellationToken);
                return;
            }

            foreach (var one in commits)
            {
                await HandAsync(follower, [one], cancellationToken);
            }
        }
    }

    private Task SetAsideAsync(string follower, string documentId, string reason, string? caseId, CancellationToken cancellationToken)
    {
        LogSetAside(logger, follower, documentId, reason);
        var message = new OutgoingMessage
        {
            MessageId = MessageIds.About(documentId, follower),
            Subject = UnhandledDocument.Schema,
            CaseId = caseId,
            Body = MessageCodec.Write(new UnhandledDocument(follower, documentId, reason)),
        };
        return queue.SendAsync(Queues.Unhandled, [message], cancellationToken);
    }

    [LoggerMessage(EventId = 2201, Level = LogLevel.Error, Message = "{Follower} can never handle document {DocumentId} ({Reason}); it is set aside.")]
    private static partial void LogSetAside(ILogger logger, string follower, string documentId, string reason);
}
