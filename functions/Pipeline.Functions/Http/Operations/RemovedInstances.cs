namespace Pipeline.Functions.Http.Operations;

/// <summary>How many instances were purged.</summary>
public sealed record RemovedInstances(int InstancesDeleted);
