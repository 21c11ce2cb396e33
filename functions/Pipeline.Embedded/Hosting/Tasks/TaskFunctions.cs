using Pipeline.Embedded.Durable;

namespace Pipeline.Embedded.Hosting.Tasks;

/// <summary>The orchestrators and activities of the host; filled when the host is built, before anything can ask.</summary>
internal sealed class TaskFunctions : ITaskFunctions
{
    private readonly Dictionary<string, OrchestratorFunction> _orchestrators = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, ActivityFunction> _activities = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyCollection<string> OrchestratorNames => _orchestrators.Keys;

    public IReadOnlyCollection<string> ActivityNames => _activities.Keys;

    public OrchestratorFunction? FindOrchestrator(string name) => _orchestrators.GetValueOrDefault(name);

    public ActivityFunction? FindActivity(string name) => _activities.GetValueOrDefault(name);

    public void Add(string name, OrchestratorFunction orchestrator) => _orchestrators.Add(name, orchestrator);

    public void Add(string name, ActivityFunction activity) => _activities.Add(name, activity);
}
