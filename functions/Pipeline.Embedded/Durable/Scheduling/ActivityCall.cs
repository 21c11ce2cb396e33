namespace Pipeline.Embedded.Durable.Scheduling;

/// <summary>An activity that is to run for one task of one execution.</summary>
internal sealed record ActivityCall(string InstanceId, long Key, int Execution, int TaskId, string Name, string? Input);
