using System.Globalization;

namespace Pipeline.Embedded.Durable;

internal static class InstanceIds
{
    public static string New(TimeProvider time) => Guid.CreateVersion7(time.GetUtcNow()).ToString("N", CultureInfo.InvariantCulture);

    /// <summary>Ids that begin with '@' belong to entities, which this runtime does not have.</summary>
    public static void RefuseEntity(string? instanceId)
    {
        if (instanceId is ['@', ..])
        {
            throw new ArgumentException($"The instance id '{instanceId}' names an entity: ids of orchestrations do not begin with '@'.", nameof(instanceId));
        }
    }
}
