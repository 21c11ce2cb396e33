using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Messages;

/// <summary>Sends what commits ask for. Sending a commit's messages again sends the same ids, which the queues drop.</summary>
public sealed class RelayDispatcher(IMessageQueue queue)
{
    public async Task SendAsync(IReadOnlyList<CommitDocument> commits, CancellationToken cancellationToken)
    {
        var nudges = new List<OutgoingMessage>();
        var notices = new List<OutgoingMessage>();
        foreach (var document in commits)
        {
            var commit = CaseRecord.Read(document);
            for (var n = 0; n < commit.Relay.Count; n++)
            {
                var id = $"{commit.CaseId}:{commit.Version}:{n}:1";
                switch (commit.Relay[n])
                {
                    case RelayItem.Nudge nudge:
                        nudges.Add(Message(id, CaseChanged.Schema, commit.CaseId, MessageCodec.Write(new CaseChanged(commit.CaseId, commit.Version, nudge.Generation))));
                        break;
                    case RelayItem.AskNotice notice:
                        notices.Add(Message(id, NoticeAsked.Schema, commit.CaseId, MessageCodec.Write(new NoticeAsked(commit.CaseId, notice.EffectKey, notice.Addressee))));
                        break;
                }
            }
        }

        if (nudges.Count > 0)
        {
            await queue.SendAsync(Queues.CaseMessages, nudges, cancellationToken);
        }

        if (notices.Count > 0)
        {
            await queue.SendAsync(Queues.Notices, notices, cancellationToken);
        }
    }

    private static OutgoingMessage Message(string id, string schema, CaseId caseId, string body) =>
        new() { MessageId = id, Subject = schema, CaseId = caseId.Value, Body = body };
}
