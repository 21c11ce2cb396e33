namespace Pipeline.Embedded.Durable;

internal static class InstanceIds
{
    /// <summary>Ids that begin with '@' belong to entities, which this runtime does not have.</summary>
    public static void RefuseEntity(string? instanceId)
    {
        if (instanceId is ['@', ..])
        {
            throw new ArgumentException($"The instance id '{instanceId}' names an entity: ids of orchestrations do not begin with '@'.", nameof(instanceId));
        }
    }
}
