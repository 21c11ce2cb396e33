using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Policies;
using Pipeline.Functions.Http;
using Pipeline.Functions.Http.ApiDocs;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Tests.Http.ApiDocs;

/// <summary>The API description is valid OpenAPI 3.1 and says what the code has: routes, decisions and codes.</summary>
public sealed class OpenApiTests
{
    private static readonly JsonObject Document = ApiDocument.Of(PolicyCatalog.LoadShipped().Current);

    [Fact]
    public async Task OpenApi_Asked_AnswersTheDescriptionToEverybody()
    {
        await using var house = new HttpHouse();

        var reply = await house.GetAsync("/api/openapi.json");

        reply.ShouldBe(200).Header("Content-Type").ShouldStartWith("application/json");
        JsonNode.DeepEquals(JsonNode.Parse(reply.Body), Document).ShouldBeTrue();
        (await house.GetAsync("/api/openapi.json", headers: ("If-None-Match", reply.Header("ETag")))).ShouldBe(304);
    }

    [Fact]
    public void Document_ReadBack_HasNoErrorsAndNoWarnings()
    {
        var read = OpenApiDocument.Parse(Document.ToJsonString(), "json");

        read.Diagnostic!.SpecificationVersion.ShouldBe(OpenApiSpecVersion.OpenApi3_1);
        read.Diagnostic.Errors.ShouldBeEmpty();
        read.Diagnostic.Warnings.ShouldBeEmpty();
        read.Document!.Validate(ValidationRuleSet.GetDefaultRuleSet()).ShouldBeEmpty();
    }

    [Fact]
    public void Document_References_AllLeadSomewhere()
    {
        var schemas = Document["components"]!["schemas"]!.AsObject();

        References(Document).Where(reference => !schemas.ContainsKey(reference.Replace("#/components/schemas/", string.Empty, StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [Fact]
    public void Operations_AgainstTheTriggers_AreTheSame()
    {
        var triggers = HttpFunctionMethods.All.Where(function => function.Trigger.Route != Routes.Anything)
            .SelectMany(function => function.Verbs.Where(verb => verb != "HEAD").Select(verb => $"{verb} {function.Trigger.Route} {function.Name}"));
        var described = ApiOperations.All.Select(operation => $"{operation.Verb} {operation.Route} {operation.Id}").ToList();

        triggers.Except(described).ShouldBeEmpty("Each trigger has an Operation in the …Operations table of its folder (see ApiOperations): add these there.");
        described.Except(triggers).ShouldBeEmpty("These operations have no trigger with that verb, route and function name.");
        described.ShouldBeUnique();
    }

    [Fact]
    public void Operations_Ids_AreUnique() => Operations().Select(operation => operation["operationId"]!.GetValue<string>()).ShouldBeUnique();

    [Fact]
    public void Operations_EveryPathParameter_IsDeclaredOnce()
    {
        foreach (var (path, item) in Document["paths"]!.AsObject())
        {
            var braces = path.Split('{').Skip(1).Select(part => part.Split('}')[0]);
            foreach (var (_, operation) in item!.AsObject())
            {
                var declared = (operation!["parameters"] as JsonArray ?? []).Where(parameter => parameter!["in"]!.GetValue<string>() == "path").ToList();
                declared.Select(parameter => parameter!["name"]!.GetValue<string>()).ShouldBe(braces, path);
                declared.ShouldAllBe(parameter => parameter!["required"]!.GetValue<bool>());
            }
        }
    }

    [Fact]
    public void Operations_Codes_AreAllInTheTable()
    {
        foreach (var operation in ApiOperations.All)
        {
            operation.Codes.Except(ProblemKinds.All.Select(kind => kind.Code)).ShouldBeEmpty(operation.Id);
        }

        var used = ApiOperations.All.SelectMany(operation => operation.AllCodes).ToHashSet();
        ProblemKinds.All.Select(kind => kind.Code).Except(used)
            .ShouldBe([ProblemCodes.NotOpened, ProblemCodes.MethodNotAllowed], "these two are answered inside a bulk answer and by no operation");
    }

    [Fact]
    public void Codes_AgainstTheTable_AreTheSame() => ProblemKinds.All.Select(kind => kind.Code).ShouldBe(
        typeof(ProblemCodes).GetFields().Select(field => (string)field.GetRawConstantValue()!), ignoreOrder: true, "Each code has a line in ProblemKinds.");

    [Fact]
    public void Decisions_AgainstTheSchemas_AreTheSame()
    {
        var schemas = Document["components"]!["schemas"]!.AsObject();
        var names = Document["paths"]!["/api/cases/{caseId}/decisions/{decision}"]!["post"]!["parameters"]![1]!["schema"]!["enum"]!.AsArray().Select(name => name!.GetValue<string>());

        names.ShouldBe(Decisions.All.Select(decision => decision.Name), ignoreOrder: true);
        names.ShouldAllBe(name => schemas.ContainsKey(name));
    }

    [Fact]
    public void Schemas_OfBodies_DescribeEveryMember()
    {
        foreach (var (name, schema) in BodySchemas.Of(PolicyCatalog.LoadShipped().Current))
        {
            (schema["description"]?.GetValue<string>()).ShouldNotBeNullOrEmpty(name);
            foreach (var (member, described) in schema["properties"]!.AsObject())
            {
                (described!["description"]?.GetValue<string>()).ShouldNotBeNullOrEmpty($"{name}.{member}");
            }
        }
    }

    private static IEnumerable<JsonObject> Operations() =>
        Document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(operation => operation.Value!.AsObject()));

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject some => some.SelectMany(member => member is { Key: "$ref", Value: JsonValue reference } ? [reference.GetValue<string>()] : References(member.Value)),
        JsonArray list => list.SelectMany(References),
        _ => [],
    };
}
