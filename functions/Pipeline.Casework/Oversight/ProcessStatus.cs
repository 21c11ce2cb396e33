namespace Pipeline.Casework.Oversight;

/// <summary>What the durable backend says of one instance.</summary>
public sealed record ProcessStatus(string InstanceId, string RuntimeStatus, DateTimeOffset LastUpdatedAt)
{
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsLive { get; init; }
}
