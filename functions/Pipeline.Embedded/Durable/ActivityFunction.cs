namespace Pipeline.Embedded.Durable;

/// <summary>
/// Runs one activity. It may run again after a crash, since a result that was not committed is not known. An exception becomes the failure the
/// orchestrator sees; a cancellation by the token means that the runtime stops, and the activity runs again after the next start.
/// </summary>
/// <returns>The serialized result, or null.</returns>
public delegate Task<string?> ActivityFunction(string? serializedInput, string instanceId, CancellationToken cancellationToken);
