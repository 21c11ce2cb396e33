using System.Text.Json.Nodes;
using Pipeline.Casework.Policies;
using Pipeline.Contracts.InMemory;
using Pipeline.Functions.Http;
using Pipeline.Functions.Http.ApiDocs;

namespace Pipeline.Functions.Tests.Http.ApiDocs;

/// <summary>The schemas of what opens cases say what their readers do, for every type of notification.</summary>
public sealed class SubmissionSchemaTests : IAsyncLifetime
{
    private const string Details = "event.details";

    private static readonly Policy Shipped = PolicyCatalog.LoadShipped().Current;
    private static readonly Dictionary<string, JsonObject> Schemas = SubmissionBodies.Of(Shipped).ToDictionary();

    private readonly HttpHouse house = new();

    public static TheoryData<string> Types => [.. Shipped.NotificationTypes.Select(type => type.Code)];

    public static TheoryData<string, string> Others => new()
    {
        { SubmissionBodies.Concern, Routes.Concerns },
        { SubmissionBodies.Assessment, Routes.Assessments },
    };

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Notification_OfEachType_IsReadAsItsSchemasSay(string type)
    {
        var details = Schemas[SubmissionBodies.DetailsName(Shipped.FindNotificationType(type)!)];
        var example = Shape.ExampleOf(Schemas[SubmissionBodies.Notification]).AsObject();
        example["type"] = type;
        example["event"]!["details"] = Shape.ExampleOf(details);

        await HoldAsync(Routes.Notifications, Schemas[SubmissionBodies.Notification], example, path => !path.StartsWith(Details, StringComparison.Ordinal) || path == Details);
        await HoldAsync(Routes.Notifications, InEvent(details), example, path => path.StartsWith($"{Details}.", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Others))]
    public async Task Body_OfTheOthers_IsReadAsItsSchemaSays(string schema, string route)
    {
        var example = Shape.ExampleOf(Schemas[schema]).AsObject();
        if (schema == SubmissionBodies.Assessment)
        {
            example["previousCase"] = (await house.Cases.InTriageAsync()).Id.Value;
        }

        await HoldAsync(route, Schemas[schema], example, _ => true);
    }

    /// <summary>The example is taken; each member that is required is named when it is left out, and each breach of a limit is.</summary>
    private async Task HoldAsync(string route, JsonObject schema, JsonObject example, Func<string, bool> wanted)
    {
        (await FaultsAsync(route, example)).ShouldBeEmpty();
        foreach (var member in SchemaMember.Of(schema).Where(member => wanted(member.Path)))
        {
            if (member.Required)
            {
                (await FaultsAsync(route, member.In(example, null))).Keys.ShouldContain(field => field.StartsWith(member.Path, StringComparison.Ordinal), $"without {member.Path}");
            }

            foreach (var (value, text) in SchemaBreaches.Of(member.Schema))
            {
                (await FaultsAsync(route, member.In(example, value))).ShouldContain(
                    fault => fault.Key.StartsWith(member.Path, StringComparison.Ordinal) && fault.Value.Contains(text, StringComparison.Ordinal), $"{member.Path}: {text}");
            }
        }
    }

    private async Task<IReadOnlyDictionary<string, string>> FaultsAsync(string route, JsonNode body)
    {
        var reply = await house.PostAsync($"/{route}", body, People.Inspector);
        return reply.Status == 202
            ? new Dictionary<string, string>()
            : reply.ShouldBe(400, "invalid").Json.GetProperty("errors").EnumerateObject().ToDictionary(error => error.Name, error => error.Value.ToString());
    }

    private static JsonObject InEvent(JsonObject details) => new()
    {
        ["properties"] = new JsonObject
        {
            ["event"] = new JsonObject { ["type"] = "object", ["properties"] = new JsonObject { ["details"] = details.DeepClone() } },
        },
    };
}
