namespace Pipeline.Embedded.Durable;

/// <summary>The orchestrators and activities of the host. Names are compared without regard to case.</summary>
public interface ITaskFunctions
{
    /// <summary>Named in the failure of an instance whose orchestrator does not exist.</summary>
    IReadOnlyCollection<string> OrchestratorNames { get; }

    /// <summary>Named in the failure of a task whose activity does not exist.</summary>
    IReadOnlyCollection<string> ActivityNames { get; }

    /// <summary>Null if there is no such orchestrator: the instance then ends as failed.</summary>
    OrchestratorFunction? FindOrchestrator(string name);

    /// <summary>Null if there is no such activity: the task then fails, and is retried like any failure.</summary>
    ActivityFunction? FindActivity(string name);
}
