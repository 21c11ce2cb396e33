using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Pipeline.Azure.Blobs;
using Pipeline.Azure.Cosmos;
using Pipeline.Azure.Cosmos.Logs;
using Pipeline.Azure.Cosmos.Record;
using Pipeline.Azure.Cosmos.Registers;
using Pipeline.Azure.Cosmos.Worklists;
using Pipeline.Casework.Assessment;
using Pipeline.Casework.Audit;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;
using Pipeline.Casework.Messages;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Publication;
using Pipeline.Functions;
using Pipeline.Functions.Messages;
using Pipeline.Functions.Projections;

namespace Pipeline.Azure.Tests.Bicep;

/// <summary>What the code asks for by name is declared under that name, with the values it relies on.</summary>
public sealed partial class NamesInBicepTests
{
    private static readonly BicepFile Cosmos = BicepFile.Module("cosmos");
    private static readonly BicepFile App = BicepFile.Module("functionApp");
    private static readonly JsonNode Host = JsonNode.Parse(RepositoryFiles.Read("functions/Pipeline.Functions/host.json"))!;

    [Fact]
    public void Queues_OfTheCode_AreThoseDeclared() =>
        Literals(BicepFile.Module("serviceBus").Variable("queueNames")).ShouldBe(Queues.All, ignoreOrder: true);

    [Theory]
    [InlineData("lockDuration", "'PT1M'")]
    [InlineData("maxDeliveryCount", "5")]
    [InlineData("deadLetteringOnMessageExpiration", "true")]
    [InlineData("requiresDuplicateDetection", "true")]
    [InlineData("duplicateDetectionHistoryTimeWindow", "'PT1H'")]
    [InlineData("requiresSession", "false")]
    public void Queue_Declared_HasWhatTheCodeReliesOn(string property, string value) =>
        BicepFile.Module("serviceBus").Resource("Microsoft.ServiceBus/namespaces/queues").Value(property).ShouldBe(value);

    [Fact]
    public void Database_OfTheCode_IsTheOneDeclared() => Cosmos.Variable("database").ShouldBe($"'{Containers.Database}'");

    [Fact]
    public void Containers_OfTheCode_AreDeclared()
    {
        var named = typeof(Containers).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.IsLiteral && field.Name != nameof(Containers.Database) && !field.Name.EndsWith("Path", StringComparison.Ordinal))
            .Select(field => (string)field.GetRawConstantValue()!)
            .ToList();

        named.ShouldContain(Containers.Cases);
        named.ShouldBeSubsetOf(DeclaredContainers().Keys);
    }

    [Theory]
    [InlineData(Containers.Cases, "/caseId")]
    [InlineData(Containers.Worklist, "/partition")]
    [InlineData("register", "/locationId")]
    [InlineData("audit", "/caseId")]
    [InlineData("house", "/kind")]
    [InlineData(Containers.Leases, "/id")]
    public void Container_Declared_HasItsPartitionKeyIndexed(string container, string path)
    {
        var body = DeclaredContainers()[container];

        body.ShouldContain($"partitionKey: '{path}'");
        if (container != Containers.Leases)
        {
            body.ShouldContain($"'{path}/?'");
            body.ShouldNotContain("'/*'");
        }
    }

    [Theory]
    [InlineData(Containers.Cases, typeof(CommitDocument), typeof(HeadItem))]
    [InlineData(Containers.Worklist, typeof(EntryItem), typeof(CaseItem))]
    [InlineData("audit", typeof(AuditItem), typeof(AuditItem))]
    [InlineData("house", typeof(HouseItem), typeof(HouseItem))]
    public void Container_Declared_IndexesWhatItsDocumentsHave(string container, Type document, Type other)
    {
        var members = document.GetProperties().Concat(other.GetProperties()).Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).ToList();
        members.Add("partition");

        foreach (var path in Literals(DeclaredContainers()[container]).Where(literal => literal.EndsWith("/?", StringComparison.Ordinal)))
        {
            members.ShouldContain(path.Split('/')[1], $"{container}: {path}");
        }
    }

    /// <summary>A path too few makes a query read the whole directory, one too many makes every write dearer.</summary>
    [Fact]
    public void Register_Declared_IndexesExactlyWhatItsQueriesAsk()
    {
        var everything = new RegisterQuery { Text = "word", LocalAuthority = "authority", Rating = Rating.Good };
        string[] queries =
        [
            .. new[]
            {
                RegisterQueries.Count("d"),
                RegisterQueries.Ids("d"),
                RegisterQueries.Gone("d"),
                RegisterQueries.From("d", "first"),
                RegisterQueries.All("d"),
                RegisterQueries.Changes("d", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch),
                RegisterQueries.Loaded(["key"]),
                RegisterQueries.Search(everything, null),
            }.Select(query => query.QueryText),
        ];

        var asked = queries.Select(query => query[query.IndexOf(" WHERE ", StringComparison.Ordinal)..])
            .SelectMany(conditions => AskedPattern().Matches(conditions))
            .Select(match => match.Groups[1].Success ? $"/{match.Groups[2].Value}/[]/?" : $"/{match.Groups[2].Value}/?")
            .Distinct();

        Literals(DeclaredContainers()[Containers.Register]).Where(literal => literal.EndsWith("/?", StringComparison.Ordinal)).ShouldBe(asked, ignoreOrder: true);
    }

    [Theory]
    [InlineData(Connections.ServiceBus, "fullyQualifiedNamespace")]
    [InlineData(Connections.Cosmos, "accountEndpoint")]
    [InlineData("AzureWebJobsStorage", "accountName")]
    public void Connection_OfTheCode_IsSetByIdentity(string connection, string endpoint)
    {
        var settings = App.Variable("settings");

        settings.ShouldContain($"{connection}__{endpoint}: ");
        settings.ShouldContain($"{connection}__credential: 'managedidentity'");
        settings.ShouldContain($"{connection}__clientId: identityClientId");
    }

    [Fact]
    public void Settings_OfTheTriggers_AreSet()
    {
        var names = typeof(PipelineSettings).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!).ToList();

        names.ShouldContain(PipelineSettings.SweepSchedule);
        names.ShouldAllBe(name => App.Variable("settings").Contains($"  {name}: "));
        names.ShouldBeSubsetOf(PipelineSettings.Defaults.Keys);
        foreach (var name in names)
        {
            BicepFile.At("bicep/main.bicep").Text.ShouldContain($"string = '{PipelineSettings.Defaults[name]}'", customMessage: name);
        }
    }

    [Fact]
    public void Settings_OfTheHost_AreSet()
    {
        var durable = Host["extensions"]!["durableTask"]!;
        durable["hubName"]!.GetValue<string>().ShouldBe("%TASKHUB_NAME%");
        var connection = durable["storageProvider"]!["connectionStringName"]!.GetValue<string>();

        App.Variable("settings").ShouldContain("TASKHUB_NAME: taskHubName");
        App.Variable("backendSettings").ShouldContain($"{connection}: 'Endpoint=${{schedulerEndpoint}};Authentication=ManagedIdentity;ClientID=${{identityClientId}}'");
        App.Variable("settings").ShouldContain("APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'Authorization=AAD;ClientId=${identityClientId}'");
    }

    /// <summary>In place of host.json's scheduler; both names stand in host.json, so that the settings above it are not misspelt.</summary>
    [Fact]
    public void Settings_OfTheOtherBackend_OverwriteTheHosts()
    {
        Host["extensions"]!["durableTask"]!["storageProvider"]!["type"]!.GetValue<string>().ShouldBe("azureManaged");

        var settings = App.Variable("backendSettings");
        settings.ShouldContain("AzureFunctionsJobHost__extensions__durableTask__storageProvider__type: 'AzureStorage'");
        settings.ShouldContain("AzureFunctionsJobHost__extensions__durableTask__storageProvider__connectionStringName: 'AzureWebJobsStorage'");
    }

    [Fact]
    public void Settings_OnFlexConsumption_LeaveTheRuntimeToTheApp()
    {
        App.Text.ShouldNotContain("FUNCTIONS_WORKER_RUNTIME");
        App.Text.ShouldNotContain("FUNCTIONS_EXTENSION_VERSION");
        App.Text.ShouldMatch(@"runtime: \{\s+name: 'dotnet-isolated'\s+version: '10\.0'");
        App.Resource("Microsoft.Web/serverfarms").Value("name").ShouldBe("planName");
        App.Text.ShouldMatch(@"sku: \{\s+name: 'FC1'\s+tier: 'FlexConsumption'");
        App.Variable("orchestrationVersion").ShouldEndWith("host.json').extensions.durableTask.defaultVersion");
        Host["extensions"]!["durableTask"]!["defaultVersion"]!.GetValue<string>().ShouldNotBeEmpty();
    }

    [Fact]
    public void Instances_KeptReady_AreForWhatPeopleWaitFor() =>
        Literals(App.Variable("readyGroups")).ShouldBe(["http", "durable", $"function:{Followers.Relay}", $"function:{nameof(CaseMessages)}"]);

    [Fact]
    public void BlobContainers_OfTheCode_AreDeclaredAndDocumentsStayDisposable()
    {
        var documents = BicepFile.Module("documents");

        documents.Variable("disposable").ShouldBe($"'{JsonNamingPolicy.CamelCase.ConvertName(nameof(DocumentArea.Documents))}'");
        Literals(documents.Variable("immutable")).ShouldBe([JsonNamingPolicy.CamelCase.ConvertName(nameof(DocumentArea.Register)), BlobContainers.Checkpoints]);
        Enum.GetValues<DocumentArea>().Length.ShouldBe(2);
        var policies = documents.Resources.Where(resource => resource.TypeName.EndsWith("/immutabilityPolicies", StringComparison.Ordinal)).ToList();
        policies.ShouldHaveSingleItem().Body.ShouldContain("in immutable:");
        documents.Resource("Microsoft.Storage/storageAccounts").Body.ShouldNotContain("immutableStorageWithVersioning");
        documents.Resource("Microsoft.Storage/storageAccounts/blobServices").Value("isVersioningEnabled").ShouldBe("true");
    }

    [Theory]
    [InlineData("hostStorage", "blobDataOwner", "b7e6dc6d-f1e8-4753-8033-0f276bb0955b")]
    [InlineData("hostStorage", "queueDataContributor", "974c5e8b-45b9-4653-ba55-5f855dd0fb88")]
    [InlineData("hostStorage", "tableDataContributor", "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3")]
    [InlineData("documents", "blobDataContributor", "ba92f5b4-2d11-453d-a403-e96b0029c9fe")]
    [InlineData("documents", "blobDataOwner", "b7e6dc6d-f1e8-4753-8033-0f276bb0955b")]
    [InlineData("serviceBus", "dataReceiver", "4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0")]
    [InlineData("serviceBus", "dataSender", "69a216fc-b8fb-44d8-bc22-1f3c2cd27a39")]
    [InlineData("cosmos", "dataContributor", "00000000-0000-0000-0000-000000000002")]
    [InlineData("keyVault", "secretsUser", "4633458b-17de-408a-b874-0445c86b69e6")]
    [InlineData("monitoring", "monitoringMetricsPublisher", "3913510d-42f4-4e42-8a64-420c390055eb")]
    [InlineData("durable", "dataContributor", "0ad04412-c4d5-4796-b79c-f76d14c8d402")]
    public void Role_OfTheApp_IsAssignedByItsId(string module, string role, string id)
    {
        var file = BicepFile.Module(module);

        file.Variable(role).ShouldBe($"'{id}'");
        var assignments = file.Resources.Where(resource => resource.TypeName.EndsWith("oleAssignments", StringComparison.Ordinal)).ToList();
        assignments.Count.ShouldBe(module == "documents" ? 2 : 1);
        assignments.ShouldAllBe(assignment => assignment.Value("principalId") == "principalId");
        BicepFile.At("bicep/main.bicep").Modules.Single(call => call.What == $"modules/{module}.bicep").Body
            .ShouldContain("principalId: identity.outputs.principalId");
    }

    /// <summary>Whoever owns a container may write tags, and a tag makes a document clean: so the app owns that one and no other.</summary>
    [Fact]
    public void Role_ThatReadsTags_IsForDocumentsAlone() =>
        BicepFile.Module("documents").Resources.Where(resource => resource.Body.Contains("blobDataOwner", StringComparison.Ordinal))
            .ShouldHaveSingleItem().Value("scope").ShouldBe("documents");

    [Fact]
    public void Scan_Declared_IsWhatTheAppIsTold()
    {
        var documents = BicepFile.Module("documents");
        var defender = documents.Resource("Microsoft.Security/defenderForStorageSettings");

        defender.Value("scope").ShouldBe("account");
        defender.Value("name").ShouldBe("'current'");
        defender.Value("capGBPerMonth").ShouldBe("malwareScanningCapGb");
        documents.Text.ShouldContain($"resource {defender.Name} '{defender.What}' = if (malwareScanning) {{");
        BicepFile.At("bicep/main.bicep").Text.ShouldContain($"documentScanner: malwareScanning ? '{BlobServices.Defender}' : '{BlobServices.Own}'");
    }

    private static IReadOnlyList<string> Literals(string text) => [.. LiteralPattern().Matches(text).Select(match => match.Groups[1].Value)];

    private static Dictionary<string, string> DeclaredContainers() => ContainerPattern().Matches(Cosmos.Variable("containers"))
        .ToDictionary(match => match.Groups[1].Value, match => match.Value);

    [GeneratedRegex(@"(ARRAY_CONTAINS\()?\bc\.(\w+)")]
    private static partial Regex AskedPattern();

    [GeneratedRegex("'([^']*)'")]
    private static partial Regex LiteralPattern();

    [GeneratedRegex(@"^  \{\n    name: '([^']+)'\n.*?^  \}", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex ContainerPattern();
}
