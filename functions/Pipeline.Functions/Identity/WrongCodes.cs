using Pipeline.Casework.Cases;

namespace Pipeline.Functions.Identity;

/// <summary>
/// Counts wrong access codes by case in windows of <see cref="Window"/>. It remembers at most <see cref="MaxCases"/> cases; beyond that the
/// window that began first is forgotten, so its memory is bounded whatever is tried.
/// </summary>
public sealed class WrongCodes(TimeProvider time)
{
    /// <summary>Wrong codes of one case that are still told apart within a window.</summary>
    public const int Allowed = 10;

    public const int MaxCases = 10_000;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private readonly Lock _lock = new();
    private readonly Dictionary<CaseId, LinkedListNode<Tally>> _byCase = [];

    // In the order in which the windows began: the first is the first to end.
    private readonly LinkedList<Tally> _inOrder = [];

    /// <summary>Counts one more. Null while it is allowed; else how long until the window ends.</summary>
    public TimeSpan? Count(CaseId caseId)
    {
        var now = time.GetUtcNow();
        lock (_lock)
        {
            ForgetEnded(now);
            if (!_byCase.TryGetValue(caseId, out var node))
            {
                if (_byCase.Count == MaxCases)
                {
                    Forget(_inOrder.First!);
                }

                node = _inOrder.AddLast(new Tally(caseId, now));
                _byCase.Add(caseId, node);
            }

            node.Value.Wrong++;
            return node.Value.Wrong <= Allowed ? null : node.Value.Since + Window - now;
        }
    }

    private void ForgetEnded(DateTimeOffset now)
    {
        while (_inOrder.First is { } oldest && oldest.Value.Since + Window <= now)
        {
            Forget(oldest);
        }
    }

    private void Forget(LinkedListNode<Tally> node)
    {
        _byCase.Remove(node.Value.CaseId);
        _inOrder.Remove(node);
    }

    private sealed class Tally(CaseId caseId, DateTimeOffset since)
    {
        public CaseId CaseId { get; } = caseId;

        public DateTimeOffset Since { get; } = since;

        public int Wrong { get; set; }
    }
}
