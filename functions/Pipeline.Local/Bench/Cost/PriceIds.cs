namespace Pipeline.Local.Bench.Cost;

/// <summary>What is paid for.</summary>
internal static class PriceIds
{
    public const string CosmosServerless = "cosmos-serverless";
    public const string CosmosAutoscale = "cosmos-autoscale";
    public const string CosmosStorage = "cosmos-storage";
    public const string ServiceBusOperations = "service-bus-operations";
    public const string FunctionsTime = "functions-time";
    public const string FunctionsExecutions = "functions-executions";
    public const string DurableActions = "durable-actions";
    public const string BlobWrites = "blob-writes";
    public const string BlobReads = "blob-reads";
    public const string BlobStorage = "blob-storage";
}
