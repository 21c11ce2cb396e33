namespace Microsoft.Azure.Functions.Worker;

public enum CosmosDBChangeFeedMode
{
    LatestVersion = 0,
    AllVersionsAndDeletes = 1,
}
