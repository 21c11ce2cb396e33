using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

public sealed class CosmosDBOutputAttribute : OutputBindingAttribute
{
    public CosmosDBOutputAttribute(string databaseName, string containerName)
    {
        DatabaseName = databaseName;
        ContainerName = containerName;
    }

    public string DatabaseName { get; }

    public string ContainerName { get; }

    public string? Connection { get; set; }

    public bool CreateIfNotExists { get; set; }

    public string? PartitionKey { get; set; }

    public int ContainerThroughput { get; set; }

    public string? PreferredLocations { get; set; }
}
