using Microsoft.DurableTask;

namespace Pipeline.Embedded.Durable;

/// <summary>
/// Runs one orchestrator function from its beginning. It is called again whenever an instance is replayed, must stay on the calling thread up to its
/// first durable await, and may await nothing but tasks of the context.
/// </summary>
/// <returns>The output of the orchestration, not yet serialized.</returns>
public delegate Task<object?> OrchestratorFunction(TaskOrchestrationContext context);
