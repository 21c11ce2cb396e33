namespace Pipeline.Azure;

/// <summary>
/// The connections by the prefix of their settings, as bindings and adapters read them: <c>{name}__fullyQualifiedNamespace</c>,
/// <c>{name}__accountEndpoint</c>, <c>{name}__blobServiceUri</c>. Always with an identity; there are no keys.
/// </summary>
public static class Connections
{
    public const string ServiceBus = "ServiceBus";
    public const string Cosmos = "Cosmos";
    public const string Documents = "Documents";
}
