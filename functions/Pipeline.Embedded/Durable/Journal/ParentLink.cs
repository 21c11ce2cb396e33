namespace Pipeline.Embedded.Durable.Journal;

/// <summary>Which task of which execution waits for a sub-orchestration.</summary>
internal sealed record ParentLink(string InstanceId, string Name, long Key, int Execution, int TaskId);
