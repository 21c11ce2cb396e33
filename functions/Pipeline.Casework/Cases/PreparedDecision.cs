namespace Pipeline.Casework.Cases;

/// <summary>A decision whose body has been read. <paramref name="CommitElsewhere"/> writes what must be in another case's record first; safe to repeat.</summary>
public sealed record PreparedDecision(
    Func<IEnumerable<string>> Guards, Action<CaseScript> Decide, Func<CaseRecord, CancellationToken, Task> CommitElsewhere);
