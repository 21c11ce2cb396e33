using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;
using Pipeline.Casework.People;
using Pipeline.Casework.Policies;
using Pipeline.Contracts.InMemory;
using Pipeline.Functions.Http.ApiDocs;

namespace Pipeline.Functions.Tests.Http.ApiDocs;

/// <summary>The schema of each decision says what its reader does: names, what is required, limits and terms.</summary>
public sealed class DecisionSchemaTests : IAsyncLifetime, IDisposable
{
    private const string Unscored = "cqc-sector-draft@2026-03-24";

    private static readonly IReadOnlyDictionary<string, JsonObject> Schemas =
        DecisionBodies.Of(PolicyCatalog.LoadShipped().Current).ToDictionary(body => body.Decision, body => body.Schema);

    private readonly CaseHouse house = new();
    private CasePlay other = null!;

    public static TheoryData<string> Names => [.. Decisions.All.Select(decision => decision.Name)];

    public async Task InitializeAsync() => other = await house.InTriageAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => house.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Example_OfTheDecision_IsReadWithoutAFault(string decision)
    {
        var play = await InPlaceAsync(decision);

        (await FaultsAsync(play, decision, Example(decision, play))).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Required_LeftOut_IsNamed(string decision)
    {
        var play = await InPlaceAsync(decision);
        var example = Example(decision, play);
        foreach (var member in SchemaMember.Of(Schemas[decision]).Where(member => member.Required))
        {
            var faults = await FaultsAsync(play, decision, member.In(example, null));
            faults.Keys.ShouldContain(field => field == member.Path || field.StartsWith(member.Path, StringComparison.Ordinal), $"{decision} without {member.Path}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Optional_LeftOut_IsNoFault(string decision)
    {
        var play = await InPlaceAsync(decision);
        var example = Example(decision, play);
        var sets = (Schemas[decision]["anyOf"] as JsonArray ?? []).SelectMany(set => set!["required"]!.AsArray()).Select(name => name!.GetValue<string>()).ToHashSet();
        foreach (var member in SchemaMember.Of(Schemas[decision]).Where(member => !member.Required && !sets.Contains(member.Path) && !DependsOnOthers(decision, member.Path)))
        {
            (await FaultsAsync(play, decision, member.In(example, null))).ShouldBeEmpty($"{decision} without {member.Path}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Limits_OfEachMember_AreThoseOfTheReader(string decision)
    {
        var scored = await InPlaceAsync(decision);
        foreach (var member in SchemaMember.Of(Schemas[decision]))
        {
            var play = IsUnscored(decision, member.Path) ? await InUnscoredAssessmentAsync() : scored;
            foreach (var (value, text) in SchemaBreaches.Of(member.Schema))
            {
                var faults = await FaultsAsync(play, decision, member.In(Example(decision, play), value));
                faults.ShouldContain(fault => fault.Key.StartsWith(member.Path, StringComparison.Ordinal) && fault.Value.Any(said => said.Contains(text, StringComparison.Ordinal)),
                    $"{decision}.{member.Path} says {text}; the reader says {string.Join("; ", faults.Select(fault => $"{fault.Key} {string.Join(", ", fault.Value)}"))}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Names_ThatTheReaderAsksFor_AreThoseOfTheSchema(string decision)
    {
        var asked = new HashSet<string> { DecisionBodies.Reason };
        foreach (var play in decision == DecisionNames.Judge ? [await InPlaceAsync(decision), await InUnscoredAssessmentAsync()] : new[] { await InPlaceAsync(decision) })
        {
            var reader = new FieldReader(JsonSerializer.SerializeToElement(Example(decision, play)));
            await Decisions.Find(decision)!.PrepareAsync(reader, Context(play, CallerOf(decision, play)), CancellationToken.None);
            asked.UnionWith(reader.Asked);
        }

        asked.Order().ShouldBe(Schemas[decision]["properties"]!.AsObject().Select(member => member.Key).Order(), $"the members of {decision} in {nameof(DecisionBodies)}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Unknown_Member_IsIgnored(string decision)
    {
        var play = await InPlaceAsync(decision);
        var body = Example(decision, play);
        body["nobodyAskedForThis"] = new JsonObject();

        (await FaultsAsync(play, decision, body)).ShouldBeEmpty();
    }

    /// <summary>Members that another one, or who decides, may make required.</summary>
    private static bool DependsOnOthers(string decision, string path) =>
        (decision, path) is (DecisionNames.ProvideInformation, "receivedBy") or (DecisionNames.RecordAction, "to");

    private static bool IsUnscored(string decision, string path) => decision == DecisionNames.Judge && path is "keyQuestion" or "rating";

    private async Task<CasePlay> InPlaceAsync(string decision)
    {
        var stage = CaseProcess.Rows.FirstOrDefault(row => row.Decisions.Any(route => route.Decision == decision))?.Stage ?? Stage.Triage;
        var play = await house.InAsync(stage == Stage.Received ? Stage.Triage : stage);
        return await WithDocumentAsync(play, CallerOf(decision, play) == People.Provider ? People.Provider : People.Inspector);
    }

    private async Task<CasePlay> InUnscoredAssessmentAsync() =>
        await WithDocumentAsync(await house.OpenAssessmentAsync(new { locationId = CaseHouse.CareHome, reason = "planned", framework = Unscored }), People.Inspector);

    private async Task<CasePlay> WithDocumentAsync(CasePlay play, Caller by)
    {
        if (!play.State.IsClosed)
        {
            var upload = new Casework.Documents.DocumentUpload { Caller = by, CaseId = play.Id.Value, Name = "a.txt", MediaType = "text/plain" };
            await using var content = new MemoryStream([1]);
            (await house.Get<Casework.Documents.DocumentDesk>().AddAsync(upload, content, CancellationToken.None)).ShouldBeOfType<Casework.Documents.DocumentResult.Added>();
        }

        return play;
    }

    /// <summary>The example of the schema with ids of this case in place of those of the example.</summary>
    private JsonObject Example(string decision, CasePlay play)
    {
        var example = Shape.ExampleOf(Schemas[decision]).AsObject();
        var document = play.State.Documents.Select(one => one.DocumentId).FirstOrDefault();
        Replace(example, "documentId", document);
        Replace(example, "caseId", other.Id.Value);
        Replace(example, "at", play.State.ChangedAt.ToString("O", CultureInfo.InvariantCulture));
        foreach (var point in (example["points"] as JsonArray ?? []).OfType<JsonObject>())
        {
            Replace(point, "id", play.State.FactualAccuracy.Points.Select(one => one.Id).FirstOrDefault());
            if (point.ContainsKey("documents"))
            {
                point["documents"] = new JsonArray(document);
            }
        }

        return play.State.Assessment.Framework == Unscored && decision == DecisionNames.Judge
            ? new JsonObject { ["keyQuestion"] = "safe", ["rating"] = "good", ["rationale"] = "People were safe." }
            : example;
    }

    private static void Replace(JsonObject body, string name, string? value)
    {
        if (value is not null && body.ContainsKey(name))
        {
            body[name] = value;
        }
    }

    private static Caller CallerOf(string decision, CasePlay play) =>
        People.In(play.Policy.Roles.PermitsOf(play.State.Stage, decision) is [var permit, ..] ? permit.Roles[0] : play.Policy.Roles.Anywhere(decision).First(), play.Id);

    private static async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> FaultsAsync(CasePlay play, string decision, JsonNode body)
    {
        // A version that no case has: what is read without a fault is refused after that, and the case stays as it is.
        var result = await play.AskAsync(CallerOf(decision, play), decision, JsonSerializer.SerializeToElement(body), version: int.MaxValue);
        return result switch
        {
            DecisionResult.Invalid invalid => invalid.Faults.ByField(),
            DecisionResult.VersionConflict => new Dictionary<string, IReadOnlyList<string>>(),
            _ => throw new InvalidOperationException($"{decision} gave {result}."),
        };
    }

    private DecisionContext Context(CasePlay play, Caller caller) => new()
    {
        State = play.State,
        Policy = play.Policy,
        Caller = caller,
        By = new Actor(caller.UserId, caller.Roles.First()),
        Now = house.Time.Now,
        Reason = "a reason",
        Lookups = house.Get<ICaseLookups>(),
        Key = house.Get<InstallationKey>(),
        Ids = house.Get<IdSource>(),
    };
}
