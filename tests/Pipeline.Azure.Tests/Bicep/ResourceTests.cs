namespace Pipeline.Azure.Tests.Bicep;

/// <summary>What every resource must be: of a known API version, without keys, closed to what is not encrypted.</summary>
public sealed class ResourceTests
{
    /// <summary>API versions that were looked up in the published schemas; a further one is looked up first.</summary>
    private static readonly Dictionary<string, string> Versions = new(StringComparer.Ordinal)
    {
        ["Microsoft.Web"] = "2024-11-01",
        ["Microsoft.DurableTask"] = "2025-11-01",
        ["Microsoft.ServiceBus"] = "2024-01-01",
        ["Microsoft.DocumentDB"] = "2024-11-15",
        ["Microsoft.Storage"] = "2025-06-01",
        ["Microsoft.KeyVault"] = "2024-11-01",
        ["Microsoft.OperationalInsights"] = "2025-07-01",
        ["Microsoft.ManagedIdentity"] = "2024-11-30",
        ["Microsoft.Authorization"] = "2022-04-01",
        ["Microsoft.Network"] = "2024-05-01",
        ["Microsoft.Network/privateDnsZones"] = "2024-06-01",
        // There is no stable version with the settings of the scan.
        ["Microsoft.Security/defenderForStorageSettings"] = "2022-12-01-preview",
        ["Microsoft.Insights/components"] = "2020-02-02",
        ["Microsoft.Insights/metricAlerts"] = "2018-03-01",
        ["Microsoft.Insights/actionGroups"] = "2023-01-01",
        ["Microsoft.Insights/scheduledQueryRules"] = "2023-12-01",
        ["Microsoft.Insights/workbooks"] = "2023-06-01",
        ["Microsoft.Insights/privateLinkScopes"] = "2021-09-01",
        // Logs to a workspace have never had a stable version that takes categories.
        ["Microsoft.Insights/diagnosticSettings"] = "2021-05-01-preview",
    };

    private static readonly string[] Forbidden =
    [
        "listKeys", "listConnectionStrings", "listSecrets", "accountKey", "AccountKey=", "SharedAccessKey", "primaryKey", "primaryMasterKey",
        "@secure", "vaults/secrets", "newGuid(", "'br/", "'br:", "'ts:",
    ];

    private static IEnumerable<BicepDeclaration> All => BicepFile.All.SelectMany(file => file.Resources);

    [Fact]
    public void Resource_Declared_IsOfAVersionThatWasLookedUp()
    {
        foreach (var resource in All)
        {
            var segments = resource.TypeName.Split('/');
            var version = Versions.GetValueOrDefault($"{segments[0]}/{segments[1]}") ?? Versions.GetValueOrDefault(segments[0]);
            resource.ApiVersion.ShouldBe(version, resource.ToString());
        }
    }

    [Fact]
    public void Text_OfAnyTemplate_HasNoKeyAndNoRegistry()
    {
        foreach (var file in BicepFile.All)
        {
            Forbidden.Where(word => file.Text.Contains(word, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty(file.Path);
        }
    }

    [Theory]
    [InlineData("Microsoft.Storage/storageAccounts", "allowSharedKeyAccess", "false")]
    [InlineData("Microsoft.Storage/storageAccounts", "allowBlobPublicAccess", "false")]
    [InlineData("Microsoft.Storage/storageAccounts", "isLocalUserEnabled", "false")]
    [InlineData("Microsoft.Storage/storageAccounts", "supportsHttpsTrafficOnly", "true")]
    [InlineData("Microsoft.Storage/storageAccounts", "minimumTlsVersion", "'TLS1_2'")]
    [InlineData("Microsoft.ServiceBus/namespaces", "disableLocalAuth", "true")]
    [InlineData("Microsoft.ServiceBus/namespaces", "minimumTlsVersion", "'1.2'")]
    [InlineData("Microsoft.DocumentDB/databaseAccounts", "disableLocalAuth", "true")]
    [InlineData("Microsoft.DocumentDB/databaseAccounts", "disableKeyBasedMetadataWriteAccess", "true")]
    [InlineData("Microsoft.DocumentDB/databaseAccounts", "minimalTlsVersion", "'Tls12'")]
    [InlineData("Microsoft.DocumentDB/databaseAccounts", "enableMultipleWriteLocations", "false")]
    [InlineData("Microsoft.Insights/components", "DisableLocalAuth", "true")]
    [InlineData("Microsoft.OperationalInsights/workspaces", "disableLocalAuth", "true")]
    [InlineData("Microsoft.KeyVault/vaults", "enableRbacAuthorization", "true")]
    [InlineData("Microsoft.KeyVault/vaults", "enablePurgeProtection", "true")]
    [InlineData("Microsoft.Web/sites", "httpsOnly", "true")]
    [InlineData("Microsoft.Web/sites", "minTlsVersion", "'1.2'")]
    [InlineData("Microsoft.Web/sites", "scmMinTlsVersion", "'1.2'")]
    [InlineData("Microsoft.Web/sites", "ftpsState", "'Disabled'")]
    [InlineData("Microsoft.Web/sites/basicPublishingCredentialsPolicies", "allow", "false")]
    public void Resource_OfAKind_IsClosed(string type, string property, string value)
    {
        var resources = All.Where(resource => resource.TypeName == type).ToList();

        resources.ShouldNotBeEmpty();
        resources.ShouldAllBe(resource => resource.Value(property) == value);
    }

    [Theory]
    [InlineData("Microsoft.Storage/storageAccounts", "publicNetworkAccess", "network ? 'Disabled' : 'Enabled'")]
    [InlineData("Microsoft.Storage/storageAccounts", "defaultAction", "network ? 'Deny' : 'Allow'")]
    [InlineData("Microsoft.ServiceBus/namespaces", "publicNetworkAccess", "network ? 'Disabled' : 'Enabled'")]
    [InlineData("Microsoft.DocumentDB/databaseAccounts", "publicNetworkAccess", "network ? 'Disabled' : 'Enabled'")]
    [InlineData("Microsoft.KeyVault/vaults", "publicNetworkAccess", "network ? 'Disabled' : 'Enabled'")]
    [InlineData("Microsoft.KeyVault/vaults", "defaultAction", "network ? 'Deny' : 'Allow'")]
    [InlineData("Microsoft.Web/sites", "publicNetworkAccess", "isPublic ? 'Enabled' : 'Disabled'")]
    [InlineData("Microsoft.OperationalInsights/workspaces", "publicNetworkAccessForIngestion", "ingestion")]
    [InlineData("Microsoft.Insights/components", "publicNetworkAccessForIngestion", "ingestion")]
    public void Resource_WithANetwork_IsNotReachedFromOutside(string type, string property, string value) =>
        All.Where(resource => resource.TypeName == type).ShouldAllBe(resource => resource.Value(property) == value);

    [Fact]
    public void Endpoint_WithANetwork_LeadsToEveryStoreAndQueue()
    {
        var main = BicepFile.At("bicep/main.bicep");
        var targets = main.Modules.Single(module => module.Name == "endpoints").Body;

        foreach (var (module, group) in ((string, string)[])[("cosmos", "Sql"), ("serviceBus", "namespace"), ("documents", "blob"),
            ("hostStorage", "blob"), ("hostStorage", "queue"), ("hostStorage", "table"), ("keyVault", "vault")])
        {
            targets.ShouldMatch($@"id: {module}\.outputs\.id\s+group: '{group}'");
        }
    }

    [Fact]
    public void Scheduler_WithANetwork_HearsTheAppAlone() =>
        BicepFile.At("bicep/main.bicep").Modules.Single(module => module.Name == "durable").Body
            .ShouldContain("network ? '${privateNetwork!.outputs.outboundIpAddress}/32' : '0.0.0.0/0'");
}
