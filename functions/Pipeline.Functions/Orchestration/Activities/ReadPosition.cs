using Microsoft.Azure.Functions.Worker;
using Pipeline.Casework.Cases;

namespace Pipeline.Functions.Orchestration.Activities;

/// <summary>Reads where a case stands. Changes nothing, so it needs no key. Retry: <see cref="RetryPolicies.Record"/>.</summary>
public sealed class ReadPosition(PositionReader reader)
{
    [Function(nameof(ReadPosition))]
    public Task<Position> RunAsync([ActivityTrigger] PositionQuery query, CancellationToken cancellationToken) =>
        reader.ReadAsync(query.CaseId, query.Generation, query.AtLeastVersion, cancellationToken);
}
