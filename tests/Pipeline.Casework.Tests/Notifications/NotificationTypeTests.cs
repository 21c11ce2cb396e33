using System.Text.Json;
using System.Text.Json.Nodes;
using Pipeline.Casework.Input;
using Pipeline.Casework.Notifications;
using Pipeline.Casework.Policies;

namespace Pipeline.Casework.Tests.Notifications;

/// <summary>Every statutory type, field by field, read as <c>POST /api/notifications</c> reads it.</summary>
public sealed class NotificationTypeTests
{
    private static readonly Policy Policy = PolicyCatalog.LoadShipped().Current;

    private static readonly DateTimeOffset Now = new(2026, 2, 2, 10, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Types => [.. NotificationTable.Incidents, .. NotificationTable.RegistrationChanges];

    public static TheoryData<string, string> Fields
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var row in NotificationTable.Fields)
            {
                data.Add(row.Type, row.Field);
            }

            return data;
        }
    }

    [Fact]
    public void Policy_HasExactlyTheTypesAndFieldsOfTheTable()
    {
        Policy.NotificationTypes.Select(type => type.Code).ShouldBe([.. NotificationTable.Incidents, .. NotificationTable.RegistrationChanges], ignoreOrder: true);
        Policy.NotificationTypes.Count.ShouldBe(19);
        foreach (var type in Policy.NotificationTypes)
        {
            var rows = NotificationTable.FieldsOf(type.Code).ToList();
            type.RequiresPerson.ShouldBe(NotificationTable.Incidents.Contains(type.Code), type.Code);
            type.RequiresEventDate.ShouldBe(type.RequiresPerson, type.Code);
            type.Fields.Select(field => field.Name).ShouldBe(rows.Select(row => row.Field), type.Code);
            type.Fields.Select(field => field.Type).ShouldBe(rows.Select(row => row.Kind), type.Code);
            type.Fields.Select(field => field.NotBefore).ShouldBe(rows.Select(row => row.NotBefore), type.Code);
            foreach (var (field, row) in type.Fields.Zip(rows))
            {
                field.Options.ShouldBe(row.Options ?? (row.Kind == DetailFieldType.YesNoNk ? ["yes", "no", "not-known"] : []), row.Field);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Read_EveryFieldOfTheType_IsAcceptedAndKept(string type)
    {
        var (body, faults) = Read(Whole(type));

        faults.ShouldBeEmpty();
        body.Warnings.ShouldBeEmpty();
        body.Details.Keys.Concat(body.DetailTexts.Keys).ShouldBe(NotificationTable.FieldsOf(type).Select(row => row.Field), ignoreOrder: true);
        foreach (var row in NotificationTable.FieldsOf(type))
        {
            var kept = row.Kind is DetailFieldType.Text or DetailFieldType.Longtext
                ? JsonSerializer.Serialize(body.DetailTexts[row.Field])
                : body.Details[row.Field].GetRawText();
            kept.ShouldBe(GoodOf(row), row.Field);
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Read_NothingButWhatIsRequired_IsAccepted(string type)
    {
        var json = Whole(type);
        json.Remove("narrative");
        json.Remove("providerReference");
        foreach (var optional in NotificationTable.FieldsOf(type).Where(row => !row.Required))
        {
            Details(json).Remove(optional.Field);
        }

        Read(json).Faults.ShouldBeEmpty();
        foreach (var required in NotificationTable.FieldsOf(type).Where(row => row.Required))
        {
            var less = (JsonObject)json.DeepClone();
            Details(less).Remove(required.Field);
            Read(less).Faults.Keys.ShouldBe([$"event.details.{required.Field}"]);
        }
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public void Read_WrongValue_IsRefusedAtTheFieldAndNowhereElse(string type, string field)
    {
        var row = NotificationTable.FieldsOf(type).Single(candidate => candidate.Field == field);
        foreach (var wrong in row.Wrong)
        {
            var json = Whole(type);
            Details(json)[field] = JsonNode.Parse(wrong);

            var path = Read(json).Faults.Keys.ShouldHaveSingleItem($"{field}: {wrong}");
            path.ShouldStartWith($"event.details.{field}");
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Read_DateInTheFuture_IsRefusedUnlessItsFieldIsOfAPlan(string type)
    {
        foreach (var row in NotificationTable.FieldsOf(type).Where(row => row.Kind == DetailFieldType.Date))
        {
            var json = Whole(type);
            Details(json)[row.Field] = "2026-02-03";

            var faults = Read(json).Faults;
            faults.ContainsKey($"event.details.{row.Field}").ShouldBe(!row.MayBeFuture, row.Field);
            Details(json)[row.Field] = "2026-02-02";
            Read(json).Faults.Keys.ShouldNotContain($"event.details.{row.Field}");
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Read_EndBeforeItsStart_IsRefusedAtTheEnd(string type)
    {
        foreach (var row in NotificationTable.FieldsOf(type).Where(row => row.NotBefore is not null))
        {
            var json = Whole(type);
            Details(json)[row.Field] = "2026-01-10";
            Details(json)[row.NotBefore!] = "2026-01-11";

            var faults = Read(json).Faults;
            faults[$"event.details.{row.Field}"].ShouldBe([$"must not be before {row.NotBefore}"]);
            Details(json)[row.NotBefore!] = "2026-01-10";
            Read(json).Faults.Keys.ShouldNotContain($"event.details.{row.Field}");
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Read_FieldThatAnotherMakesRequired_IsAskedForThenOnly(string type)
    {
        foreach (var row in NotificationTable.FieldsOf(type).Where(row => row.RequiredWhen is not null))
        {
            var json = Whole(type);
            Details(json).Remove(row.Field);
            Read(json).Faults.Keys.ShouldBe([$"event.details.{row.Field}"]);

            Details(json)[row.RequiredWhen!.Value.Field] = "no";
            Read(json).Faults.ShouldBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Read_EverythingWrong_IsAllSaidAtOnce(string type)
    {
        var json = Whole(type);
        json.Remove("locationId");
        json["submittedBy"] = new JsonObject { ["email"] = "nobody" };
        json["person"] = new JsonObject { ["ageRange"] = "90-99", ["dateBeganToUseService"] = "2026-02-03" };
        json["event"]!["date"] = "2026-02-03";
        json["providerReference"] = 7;
        foreach (var row in NotificationTable.FieldsOf(type))
        {
            Details(json)[row.Field] = JsonNode.Parse(row.Wrong[0]);
        }

        List<string> expected =
        [
            "locationId", "submittedBy.name", "submittedBy.jobTitle", "submittedBy.email", "person.ageRange", "person.dateBeganToUseService", "event.date",
            "providerReference",
            .. NotificationTable.FieldsOf(type).Select(row => $"event.details.{row.Field}"),
        ];
        if (NotificationTable.Incidents.Contains(type))
        {
            expected.Add("person.idCode");
        }

        Read(json).Faults.Keys.ShouldBe(expected, ignoreOrder: true);
    }

    [Fact]
    public void Read_FieldsThatEveryFormHas_AreKept()
    {
        var json = Whole("DEATH");
        json["contact"] = JsonNode.Parse("""{ "name": "B Deputy", "jobTitle": "deputy manager", "phone": "0161 496 0000", "email": "deputy@example.org" }""");
        json["person"] = JsonNode.Parse(
            """{ "idCode": "SU-14", "ageRange": "85+", "dateBeganToUseService": "2020-05-01", "equalityData": { "ethnicity": "not given", "religion": "none" } }""");

        var (body, faults) = Read(json);

        faults.ShouldBeEmpty();
        body.Warnings.ShouldBeEmpty();
        body.Submitter!.Contact.ShouldBe(new PersonalPart { Name = "B Deputy", JobTitle = "deputy manager", Phone = "0161 496 0000", Email = "deputy@example.org" });
        body.Person!.DateBeganToUseService.ShouldBe(new DateOnly(2020, 5, 1));
        body.Person.EqualityData.ShouldBe(new Dictionary<string, string> { ["ethnicity"] = "not given", ["religion"] = "none" });
    }

    [Fact]
    public void Read_PersonCameAfterTheEvent_IsRefused()
    {
        var json = Whole("SERIOUS-INJURY");
        json["person"]!["dateBeganToUseService"] = "2026-01-31";

        Read(json).Faults["person.dateBeganToUseService"].ShouldBe(["must not be after event.date"]);
    }

    [Fact]
    public void Read_NameWhereAnIdCodeBelongs_WarnsWithoutRepeatingIt()
    {
        var json = Whole("SERIOUS-INJURY");
        json["person"]!["idCode"] = "Mrs Jones";
        json["narrative"] = "Ann Smith fell.";

        var (body, faults) = Read(json);

        faults.ShouldBeEmpty();
        body.Warnings.Count.ShouldBe(2);
        body.Warnings[0].ShouldStartWith("person.idCode seems to contain a person's name.");
        body.Warnings[1].ShouldStartWith("The narrative seems to contain a person's name.");
        string.Concat(body.Warnings).ShouldNotContain("Jones");
    }

    [Fact]
    public void Read_NamesThatNoFormHas_AreWarningsWhereverTheyStand()
    {
        var json = Whole("SERIOUS-INJURY");
        json["providerName"] = "Rose Care";
        json["submittedBy"]!["fax"] = "1";
        json["person"]!["name"] = "x";
        json["event"]!["place"] = "hall";

        var (body, faults) = Read(json);

        faults.ShouldBeEmpty();
        body.Warnings.Select(warning => warning.Split(' ')[0]).ShouldBe(["providerName", "submittedBy.fax", "person.name", "event.place"]);
    }

    private static JsonObject Whole(string type)
    {
        var details = new JsonObject();
        foreach (var row in NotificationTable.FieldsOf(type))
        {
            details[row.Field] = JsonNode.Parse(GoodOf(row));
        }

        var whole = new JsonObject
        {
            ["type"] = type,
            ["locationId"] = "1-466088203",
            ["providerReference"] = "INC-1",
            ["submittedBy"] = new JsonObject { ["name"] = "A Matron", ["jobTitle"] = "manager", ["email"] = "matron@example.org" },
            ["event"] = new JsonObject { ["date"] = "2026-01-30", ["details"] = details },
        };
        if (NotificationTable.Incidents.Contains(type))
        {
            whole["person"] = new JsonObject { ["idCode"] = "SU-14", ["ageRange"] = "75-84" };
        }

        return whole;
    }

    /// <summary>What lets every field of the type apply.</summary>
    private static string GoodOf(NotificationTableRow row) =>
        NotificationTable.FieldsOf(row.Type).FirstOrDefault(other => other.RequiredWhen?.Field == row.Field)?.RequiredWhen is { } condition
            ? $"\"{condition.Value}\""
            : row.Good;

    private static JsonObject Details(JsonObject body) => (JsonObject)body["event"]!["details"]!;

    private static (SubmissionBody Body, IReadOnlyDictionary<string, IReadOnlyList<string>> Faults) Read(JsonObject json)
    {
        var reader = new FieldReader(JsonSerializer.SerializeToElement(json));
        var body = NotificationBody.Read(reader, Policy, Now);
        return (body, reader.Faults.ByField());
    }
}
