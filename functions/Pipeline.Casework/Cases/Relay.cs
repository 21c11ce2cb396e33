namespace Pipeline.Casework.Cases;

/// <summary>Which messages a commit asks for.</summary>
public static class Relay
{
    /// <summary>
    /// A notice for every addressee newly owed one, and one nudge where what the process waits for has changed and the process does not
    /// know it by itself. A fresh generation asks for everything again that is owed: the message may be what was lost.
    /// </summary>
    public static IReadOnlyList<RelayItem> Plan(CaseState before, CaseState after, bool moved, CommitDraft draft)
    {
        var items = new List<RelayItem>();
        var isFresh = after.Generation != before.Generation;
        if (after.CommitVersion == 1 || isFresh || (!draft.ByProcess && moved))
        {
            items.Add(new RelayItem.Nudge(after.Generation));
        }

        foreach (var effect in after.Effects.Where(effect => effect is { Kind: EffectKind.Notice, IsOwed: true }))
        {
            var earlier = before.Effects.FirstOrDefault(other => other.Key == effect.Key);
            if (isFresh || earlier is null || !earlier.IsOwed)
            {
                items.AddRange(effect.Addressees.Where(addressee => effect.Sends.All(send => send.Addressee != addressee))
                    .Select(addressee => new RelayItem.AskNotice(effect.Key, addressee)));
            }
        }

        return items;
    }
}
