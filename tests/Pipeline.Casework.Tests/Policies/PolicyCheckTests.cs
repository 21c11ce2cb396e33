using System.Text.Json;
using System.Text.Json.Nodes;
using Pipeline.Casework.Policies.Checking;
using Pipeline.Contracts.Policies;

namespace Pipeline.Casework.Tests.Policies;

public sealed class PolicyCheckTests : IDisposable
{
    private const string Shipped = "versions/2026-11/";

    /// <summary>They say where the data come from and decide nothing.</summary>
    private static readonly string[] Remarks = ["$schema", "law", "source", "note"];

    private static readonly DateOnly Today = new(2026, 2, 2);

    private readonly PolicyFolder folder = new();

    public static TheoryData<string> Files => [.. PolicyFolder.ShippedFiles];

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Check_EmptyFolder_ChangesNothingAndWarnsOfNothing()
    {
        var check = PolicyCheck.Of(folder.Path, Today);

        check.Faults.ShouldBeEmpty();
        check.Warnings.ShouldBeEmpty();
        check.Changes.ShouldBeEmpty();
    }

    [Fact]
    public void Check_NewVersion_IsComparedWithTheCurrentOne()
    {
        folder.WithVersion(
            "2027-01",
            ("policy.json", "\"P1\": \"24 hours\"", "\"P1\": \"12 hours\""),
            ("policy.json", "\"published\": 20,", "\"published\": 10,"),
            ("risk.json", "\"P2\", \"from\": 45", "\"P2\", \"from\": 40"),
            ("notifications.json", "\"note\": false,\n      \"confidence\": \"high\",\n      \"sources\": [ \"https://www.cqc.org.uk/content/regulation-12", "\"note\": true,\n      \"confidence\": \"high\",\n      \"sources\": [ \"https://www.cqc.org.uk/content/regulation-12"),
            ("roles.json", "\"skip\": [ \"manager\" ]", "\"skip\": [ \"operations\", \"manager\" ]"));

        var check = PolicyCheck.Of(folder.Path, Today);

        check.Changes.Select(change => $"{change.Scope}: {change.Text}").ShouldBe(
        [
            "new cases: version: 2026-11 → 2027-01",
            "version 2027-01: is new; this is what differs from 2026-11",
            "version 2027-01: service level triage P1: 24 hours → 12 hours",
            "version 2027-01: roles of skip in any open stage: manager → operations, manager",
            "version 2027-01: type SOP-CHANGE: is routine and noted: no → yes",
            "version 2027-01: risk: P2 begins at: 45 points → 40 points",
            "version 2027-01: retention of published cases: 20 years → 10 years",
        ]);
        check.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Check_TypeAdded_IsOneLineAndNotOneForEachOfItsParts()
    {
        folder.WithVersion(
            "2027-01",
            ("notifications.json", "\"notificationTypes\": [", """
                "notificationTypes": [ { "code": "FIRE", "regulation": "local", "title": "A fire", "help": "Tell us.", "legalTiming": "none",
                  "group": "incident", "requiresPerson": false, "requiresEventDate": true, "confidence": "ours",
                  "fields": [ { "name": "cause", "label": "Cause", "type": "text", "required": true } ] },
                """),
            ("risk.json", "\"notificationPoints\": {", "\"notificationPoints\": { \"FIRE\": 40,"));

        PolicyCheck.Of(folder.Path, Today).Changes.Select(change => change.Text).ShouldBe(
            ["version: 2026-11 → 2027-01", "is new; this is what differs from 2026-11", "type FIRE added: A fire"]);
    }

    [Theory]
    [InlineData("roles.json", "\"sign-off\": [ \"publisher\" ]", "\"sign-off\": [ \"reviewer\" ]", null, null)]
    [InlineData("policy.json", "\"P1\": \"24 hours\"", "\"P1\": \"6 days\"", "clocks.triage.P1", "longer than that of P2")]
    [InlineData("policy.json", "\"quality-review\": \"5 working-days\"", "\"quality-review\": \"5 minutes\"", "clocks.stages.quality-review", "5 minutes")]
    public void Warning_OfAVersion_SaysFileAndPath(string file, string old, string replacement, string? path, string? text)
    {
        folder.WithVersion("2027-01", (file, old, replacement));

        var warnings = PolicyCheck.Of(folder.Path, Today).Warnings;

        if (path is null)
        {
            warnings.ShouldBeEmpty();
            return;
        }

        warnings.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            warning => warning.File.ShouldBe($"versions/2027-01/{file}"), warning => warning.Path.ShouldBe(path), warning => warning.Text.ShouldContain(text!));
    }

    [Fact]
    public void Warning_RoleThatNobodyHolds_NamesEachDecisionThatNobodyCouldTake()
    {
        folder.With("people.json", """
            { "duty": [], "people": [ { "user": "boss", "roles": ["manager", "triage", "inspector"], "team": "all" }, { "user": "one", "roles": ["reviewer"], "team": "all" } ] }
            """);

        var warnings = PolicyCheck.Of(folder.Path, Today).Warnings.Select(warning => warning.ToString()).ToList();

        warnings.ShouldContain("versions/2026-11/roles.json: stages.sign-off.sign-off is for publisher, and nobody among the people is that: nobody could decide it");
        warnings.ShouldContain(warning => warning.StartsWith("versions/2026-11/roles.json: stages.quality-review.approve-draft must be decided by somebody independent, and only one"));
        warnings.ShouldContain("people.json: duty is empty: nobody is told of a new P1");
        warnings.ShouldContain("people.json: people[1].reportsTo is not there: late cases of one go to the first manager");
        warnings.ShouldNotContain(warning => warning.Contains("nothing-to-correct") || warning.Contains("retry"));
    }

    [Fact]
    public void Warning_ShippedVersionOrFrameworkRewritten_SaysThatItsCasesChange()
    {
        folder.Changing(Shipped + "policy.json", "\"P1\": \"24 hours\"", "\"P1\": \"12 hours\"")
            .Changing("frameworks/cqc-saf-2024-12.json", "\"from\": 88, \"to\": 100", "\"from\": 88, \"to\": 100 ")
            .Changing("frameworks/cqc-local-authority-2023.json", "\"from\": 25, \"to\": 38", "\"from\": 20, \"to\": 38");

        PolicyCheck.Of(folder.Path, Today).Warnings.Select(warning => warning.File).ShouldBe(["versions/2026-11", "frameworks/cqc-local-authority@2023"]);
    }

    [Fact]
    public void Warning_CalendarThatEndsSoon_IsGivenAsLongBeforeAsThePolicySays()
    {
        PolicyCheck.Of(folder.Path, new DateOnly(2027, 9, 2)).Warnings.ShouldBeEmpty();
        PolicyCheck.Of(folder.Path, new DateOnly(2027, 9, 3)).Warnings.Select(warning => warning.File)
            .ShouldBe(["calendars/england-and-wales.json", "calendars/northern-ireland.json", "calendars/scotland.json"], ignoreOrder: true);
    }

    /// <summary>Nothing that a file settles can be changed without the check saying so.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void Check_AnyOneValueOfAFileChanged_IsAFaultOrAChange(string file)
    {
        var silent = new List<string>();
        foreach (var (path, change) in Leaves(JsonNode.Parse(PolicyFolder.Shipped(file))!, string.Empty))
        {
            var changed = JsonNode.Parse(PolicyFolder.Shipped(file))!;
            change(changed);
            folder.With(file, changed.ToJsonString());
            var check = PolicyCheck.Of(folder.Path, Today);
            if (check.Faults.Count + check.Changes.Count == 0)
            {
                silent.Add(path);
            }
        }

        silent.ShouldBeEmpty();
    }

    /// <summary>Every value of a file with a change of it; of long lists the first few entries of a kind.</summary>
    private static IEnumerable<(string Path, Action<JsonNode> Change)> Leaves(JsonNode node, string path)
    {
        const int Enough = 3;
        return node switch
        {
            JsonObject properties => properties.Where(property => property.Value is not null && !IsRemark(path, property))
                .SelectMany(property => Leaves(property.Value!, $"{path}.{property.Key}").Select(leaf => (leaf.Path, Into(leaf.Change, parent => parent[property.Key]!)))),
            JsonArray list => list.Take(Enough).SelectMany((item, index) =>
                Leaves(item!, $"{path}[{index}]").Select(leaf => (leaf.Path, Into(leaf.Change, parent => parent[index]!)))),
            _ => [(path, Change)],
        };
    }

    /// <summary>A remark is a text anywhere, and what a bank holiday is called.</summary>
    private static bool IsRemark(string path, KeyValuePair<string, JsonNode?> property) =>
        (Remarks.Contains(property.Key) && property.Value!.GetValueKind() == JsonValueKind.String)
        || (path.StartsWith(".bankHolidays", StringComparison.Ordinal) && property.Key is "title" or "substitute");

    private static Action<JsonNode> Into(Action<JsonNode> change, Func<JsonNode, JsonNode> child) => parent => change(child(parent));

    private static void Change(JsonNode value) => value.ReplaceWith(value.GetValueKind() switch
    {
        JsonValueKind.String => JsonValue.Create(value.GetValue<string>() + "x"),
        JsonValueKind.Number => JsonValue.Create(value.GetValue<int>() + 1),
        _ => JsonValue.Create(!value.GetValue<bool>()),
    });
}
