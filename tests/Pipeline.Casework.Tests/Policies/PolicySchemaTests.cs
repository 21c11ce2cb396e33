using System.Text.Json;
using System.Text.Json.Nodes;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Policies;
using Pipeline.Contracts;
using Pipeline.Contracts.Policies;
using Pipeline.Contracts.Schemas;

namespace Pipeline.Casework.Tests.Policies;

/// <summary>The schemas beside the policies, which guide whoever writes a file, say what the loader says.</summary>
public sealed class PolicySchemaTests : IDisposable
{
    private const string SchemaName = "$schema";

    /// <summary>Which keys these have, another file says: that is beyond a schema.</summary>
    private static readonly string[] KeyedByAnotherFile = ["notificationPoints", "concernPoints"];

    private static readonly string Policies = SourceTree.PathOf("functions", "Pipeline.Casework", "Policies");

    private readonly PolicyFolder folder = new();

    public static TheoryData<string> Files => [.. PolicyFolder.ShippedFiles];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Files))]
    public void Shipped_File_NamesItsSchemaAndIsValid(string file)
    {
        using var document = JsonDocument.Parse(PolicyFolder.Shipped(file));

        SchemaOf(file).Validate(document.RootElement).ShouldBeEmpty();
    }

    [Fact]
    public void Schemas_EachOfThem_IsNamedByAShippedFile() =>
        Directory.EnumerateFiles(Path.Combine(Policies, "Schemas")).Order(StringComparer.Ordinal)
            .ShouldBe(PolicyFolder.ShippedFiles.Select(SchemaPath).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Files))]
    public void Property_Removed_IsMissedByBothOrByNeither(string file) => Mutate(
        file,
        (parent, name) => parent.Remove(name),
        (path, loader, schema) =>
        {
            var missed = loader.Any(fault => fault.File == file && fault.Path == path
                && (fault.Text.StartsWith("is required", StringComparison.Ordinal) || fault.Text.StartsWith("needs at least one", StringComparison.Ordinal)));
            return (schema.Count > 0) == (loader.Count > 0) || (schema.Count == 0 && !missed) || KeyedByAnotherFile.Any(path.StartsWith);
        });

    [Theory]
    [MemberData(nameof(Files))]
    public void Property_OfAnotherType_IsRefusedByBoth(string file) => Mutate(
        file,
        (parent, name) => parent[name] = parent[name]!.GetValueKind() switch
        {
            JsonValueKind.String => JsonValue.Create(5),
            JsonValueKind.Array => new JsonObject(),
            JsonValueKind.Object => new JsonArray(),
            _ => JsonValue.Create("x"),
        },
        (_, loader, schema) => loader.Count > 0 && schema.Count > 0);

    [Theory]
    [MemberData(nameof(Files))]
    public void Property_ThatIsNotKnown_IsRefusedByBoth(string file) => Mutate(
        file,
        (parent, name) =>
        {
            parent[name + "x"] = parent[name]!.DeepClone();
        },
        (path, loader, schema) => loader.Count > 0 && (schema.Count > 0 || KeyedByAnotherFile.Any(path.StartsWith)));

    /// <summary>What no shipped file uses is known to both all the same.</summary>
    [Theory]
    [InlineData("people.json", "\"team\": \"audit\"", "\"team\": \"audit\", \"awayUntil\": \"2026-12-24\"")]
    [InlineData("versions/2026-11/roles.json", "\"skip\": [ \"manager\" ]", "\"skip\": [ \"operations\" ]")]
    [InlineData("versions/2026-11/policy.json", "\"digestAt\": \"08:00\"", "\"digestAt\": \"08:00:30\"")]
    [InlineData("versions/2026-11/policy.json", ",\n    \"anonymousPostsPerMinute\": 30", "")]
    [InlineData("frameworks/cqc-saf-2024-12.json", "\"atMost\": { \"inadequate\": 0, \"requires-improvement\": 1 }", "\"atLeast\": { \"good\": 1 }, \"atMost\": { \"outstanding\": 1, \"good\": 4 }")]
    public void Change_ThatIsAllowed_IsTakenByBoth(string file, string old, string replacement)
    {
        folder.Changing(file, old, replacement);
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.Path, file)));

        LoaderFaults().ShouldBeEmpty();
        SchemaOf(file).Validate(document.RootElement).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("people.json", "\"user\": \"auditor-1\"", "\"user\": \"the auditor\"")]
    [InlineData("people.json", "[ \"auditor\" ]", "[ \"king\" ]")]
    [InlineData("people.json", "[ \"auditor\" ]", "[ ]")]
    [InlineData("catalog.json", "2026-11", "")]
    [InlineData("calendars/scotland.json", "2024-01-02", "2024-02-30")]
    [InlineData("calendars/scotland.json", "\"scotland\"", "\"wales\"")]
    [InlineData("versions/2026-11/policy.json", "\"24 hours\"", "\"24 fortnights\"")]
    [InlineData("versions/2026-11/policy.json", "\"24 hours\"", "\"0 hours\"")]
    [InlineData("versions/2026-11/policy.json", "\"tick\": \"15 minutes\"", "\"tick\": \"1 days\"")]
    [InlineData("versions/2026-11/policy.json", "\"bulkDecisions\": 500", "\"bulkDecisions\": 0")]
    [InlineData("versions/2026-11/policy.json", "\"anonymousPostsPerMinute\": 30", "\"anonymousPostsPerMinute\": 100001")]
    [InlineData("versions/2026-11/policy.json", "\"08:00\"", "\"24:00\"")]
    [InlineData("versions/2026-11/roles.json", "\"link\": [ \"triage\" ]", "\"link\": [ \"provider\" ]")]
    [InlineData("versions/2026-11/roles.json", "\"link\": [ \"triage\" ]", "\"link\": [ ]")]
    [InlineData("versions/2026-11/roles.json", "\"link\": [ \"triage\" ]", "\"link\": [ \"triage\", \"triage\" ]")]
    [InlineData("versions/2026-11/roles.json", "\"close\": [ \"manager\" ]", "\"close\": [ \"operations\" ]")]
    [InlineData("versions/2026-11/risk.json", "\"from\": 70", "\"from\": 7000")]
    [InlineData("versions/2026-11/risk.json", "{ \"priority\": \"P4\", \"from\": 0 }", "{ \"priority\": \"P5\", \"from\": 0 }")]
    [InlineData("versions/2026-11/notifications.json", "\"type\": \"yes-no-nk\"", "\"type\": \"perhaps\"")]
    [InlineData("versions/2026-11/notifications.json", "\"direction\": \"before\"", "\"direction\": \"beside\"")]
    [InlineData("frameworks/cqc-saf-2024-12.json", "\"to\": 100", "\"to\": 101")]
    [InlineData("frameworks/cqc-saf-2024-12.json", "\"cap\": \"requires-improvement\"", "\"cap\": \"not-rated\"")]
    public void Value_OutOfItsBounds_IsRefusedByBoth(string file, string old, string replacement)
    {
        folder.Changing(file, old, replacement);
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.Path, file)));

        LoaderFaults().ShouldNotBeEmpty();
        SchemaOf(file).Validate(document.RootElement).ShouldNotBeEmpty();
    }

    /// <summary>The grants in the schema are those of the process.</summary>
    [Fact]
    public void Roles_InTheSchema_AreThoseThatEachDecisionMayBeGivenTo()
    {
        var schema = JsonNode.Parse(File.ReadAllText(SchemaPath("versions/2026-11/roles.json")))!;
        foreach (var (where, route) in CaseProcess.Rows
            .SelectMany(row => row.Decisions.Select(route => (schema["properties"]!["stages"]!["properties"]![Names.Of(row.Stage)]!, route)))
            .Concat(CaseProcess.AnyOpenStage.Select(route => (schema["properties"]!["anyOpenStage"]!, route))))
        {
            var kind = where["properties"]![route.Decision]!["$ref"]!.GetValue<string>().Split('/')[^1];
            schema["$defs"]![kind]!["items"]!["enum"]!.AsArray().Select(role => role!.GetValue<string>())
                .ShouldBe(route.Grantable.Select(Names.Of), ignoreOrder: true, route.Decision);
        }
    }

    private void Mutate(
        string file, Action<JsonObject, string> change, Func<string, IReadOnlyList<PolicyFault>, IReadOnlyList<SchemaFault>, bool> agree)
    {
        var schema = SchemaOf(file);
        var differ = new List<string>();
        foreach (var (path, find, name) in Properties(JsonNode.Parse(PolicyFolder.Shipped(file))!, string.Empty, root => root))
        {
            var root = JsonNode.Parse(PolicyFolder.Shipped(file))!;
            change(find(root).AsObject(), name);
            folder.With(file, root.ToJsonString());
            var loader = LoaderFaults();
            var faults = schema.Validate(JsonSerializer.SerializeToElement(root));
            if (!agree(path, loader, faults))
            {
                differ.Add($"{path}: loader [{string.Join("; ", loader)}], schema [{string.Join("; ", faults)}]");
            }
        }

        differ.ShouldBeEmpty();
    }

    private IReadOnlyList<PolicyFault> LoaderFaults()
    {
        try
        {
            PolicyCatalog.Load(folder.Path);
            return [];
        }
        catch (PolicyFaultsException exception)
        {
            return exception.Faults;
        }
    }

    /// <summary>Every property that has a value, with the way to its object; of lists the first two entries.</summary>
    private static IEnumerable<(string Path, Func<JsonNode, JsonNode> Parent, string Name)> Properties(
        JsonNode node, string path, Func<JsonNode, JsonNode> find) => node switch
        {
            JsonObject parent => parent.Where(property => property.Value is not null && property.Key != SchemaName).SelectMany(property =>
            {
                var own = path.Length == 0 ? property.Key : $"{path}.{property.Key}";
                return Properties(property.Value!, own, root => find(root)[property.Key]!).Prepend((own, find, property.Key));
            }),
            JsonArray list => list.Take(2).SelectMany((item, index) => Properties(item!, $"{path}[{index}]", root => find(root)[index]!)),
            _ => [],
        };

    private static JsonSchema SchemaOf(string file) => JsonSchema.Parse(File.ReadAllText(SchemaPath(file)));

    private static string SchemaPath(string file)
    {
        var reference = JsonNode.Parse(PolicyFolder.Shipped(file))![SchemaName]!.GetValue<string>();
        return Path.GetFullPath(Path.Combine(Policies, "Shipped", Path.GetDirectoryName(file)!, reference));
    }
}
