using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Oversight.Dependencies;

/// <summary>Asks all dependencies of a host at once, and has every fault logged.</summary>
public sealed class DependencyBoard(IEnumerable<IDependencyCheck> checks, DependencyLog log, TimeProvider time)
{
    /// <summary>
    /// One report each, in the order of names. Each has the same patience, so the whole takes no longer than one; what has not answered by then, or failed,
    /// is unavailable. It throws only when the caller gives up.
    /// </summary>
    /// <param name="beside">Checks that only the caller can make.</param>
    /// <param name="patience">How long one may take.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<DependencyReport>> AskAsync(IEnumerable<IDependencyCheck> beside, TimeSpan patience, CancellationToken cancellationToken)
    {
        var reports = await Task.WhenAll(checks.Concat(beside).Select(check => AskAsync(check, patience, cancellationToken)));
        return [.. reports.OrderBy(report => report.Name, StringComparer.Ordinal)];
    }

    private async Task<DependencyReport> AskAsync(IDependencyCheck check, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            // WaitAsync, since not every client heeds the token at once.
            return log.Note(new DependencyReport(check.Name, await check.CheckAsync(both.Token).WaitAsync(both.Token)), null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return log.Note(new DependencyReport(check.Name, new DependencyState.Unavailable($"no answer within {patience.TotalSeconds:0.#} s")), null);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever a check fails with is what it found, and to tell it is all that this is for.
            var why = failure is StoreUnavailableException ? failure.Message : failure.GetType().Name;
            return log.Note(new DependencyReport(check.Name, new DependencyState.Unavailable(why)), failure);
        }
    }
}
