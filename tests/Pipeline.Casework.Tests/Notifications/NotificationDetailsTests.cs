using System.Text.Json;
using Pipeline.Casework.Input;
using Pipeline.Casework.Notifications;
using Pipeline.Casework.Policies;

namespace Pipeline.Casework.Tests.Notifications;

public sealed class NotificationDetailsTests
{
    private static readonly Policy Policy = PolicyCatalog.LoadShipped().Current;

    // Already 4 June in London.
    private static readonly DateTimeOffset Now = new(2026, 6, 3, 23, 30, 0, TimeSpan.Zero);

    [Fact]
    public void Read_EverythingRight_KeepsNormalisedValuesInTheOrderOfTheForm()
    {
        var (details, faults) = Read("SERIOUS-INJURY", """
            { "prolongedPain": true, "fracture": " left wrist ", "senses": ["Touch", "Sight", "Touch"], "dateOfInjury": "2026-06-04", "majorOrgan": "" }
            """);

        faults.ShouldBeEmpty();
        details.Warnings.ShouldBeEmpty();
        JsonSerializer.Serialize(details.Values).ShouldBe(
            """{"dateOfInjury":"2026-06-04","senses":["Touch","Sight"],"fracture":"left wrist","prolongedPain":true}""");
    }

    [Theory]
    [InlineData("SERIOUS-INJURY", """{ "prolongedPain": "yes" }""", "prolongedPain", "must be true or false")]
    [InlineData("SERIOUS-INJURY", """{ "fracture": true }""", "fracture", "must be text")]
    [InlineData("SERIOUS-INJURY", """{ "senses": "Sight" }""", "senses", "must be a list")]
    [InlineData("SERIOUS-INJURY", """{ "senses": ["Sight", "Balance"] }""", "senses", "must have only: Sight, Hearing, Touch, Smell")]
    [InlineData("SERIOUS-INJURY", """{ "dateOfInjury": "2026-06-05" }""", "dateOfInjury", "must not be in the future")]
    [InlineData("SERIOUS-INJURY", """{ "dateOfInjury": "yesterday" }""", "dateOfInjury", "must be a date written YYYY-MM-DD")]
    [InlineData("DEATH", """{ "circumstances": "x", "timeOfDeath": "25:00" }""", "timeOfDeath", "must be a time written HH:MM")]
    [InlineData("DEATH", """{ "circumstances": "x", "surgery": "maybe" }""", "surgery", "must be one of: yes, no, not-known")]
    [InlineData("DEATH", """{ "circumstances": "x", "placeOfDeath": "Garden" }""", "placeOfDeath",
        "must be one of: The location, Person's own home, Hospital, Hospice, Ambulance, Other")]
    [InlineData("DEATH", """{ "circumstances": " " }""", "circumstances", "is required")]
    [InlineData("DEATH", null, "circumstances", "is required")]
    [InlineData("ABUSE", "{}", "role", "is required")]
    [InlineData("ABUSE", """{ "role": null }""", "role", "is required")]
    [InlineData("ABUSE", """{ "role": [] }""", "role", "needs at least one entry")]
    [InlineData("ABUSE", """{ "role": "abuser" }""", "role", "must be a list")]
    [InlineData("ABUSE", """{ "role": [7] }""", "role[0]", "must be text")]
    public void Read_OneFault_IsNamedAtItsField(string type, string? json, string field, string fault)
    {
        var (_, faults) = Read(type, json);

        faults.ShouldHaveSingleItem().Key.ShouldBe($"event.details.{field}");
        faults.Single().Value.ShouldBe([fault]);
    }

    [Fact]
    public void Read_DetailsAreNoObject_OneFault()
    {
        var (_, faults) = Read("ABUSE", "\"abuser\"");

        faults.ShouldHaveSingleItem().Key.ShouldBe("event.details");
    }

    [Fact]
    public void Read_NarrativeGiven_StandsForTheCircumstancesOfADeathButNotForTheRoleInAbuse()
    {
        Read("DEATH", null, "what happened").Faults.ShouldBeEmpty();
        Read("ABUSE", null, "what happened").Faults.ShouldHaveSingleItem();
    }

    [Fact]
    public void Read_NoTypeButDeathAndAbuse_AsksForDetails()
    {
        foreach (var type in Policy.NotificationTypes.Where(type => type.Code is not ("DEATH" or "ABUSE")))
        {
            Read(type.Code, null).Faults.ShouldBeEmpty(type.Code);
            Read(type.Code, "{}").Faults.ShouldBeEmpty(type.Code);
        }
    }

    [Fact]
    public void Read_FieldThatDoesNotApply_IsKeptWithAWarning()
    {
        var (given, faults) = Read("DEATH", """{ "circumstances": "x", "surgery": "no", "surgicalProcedure": "hip" }""");

        faults.ShouldBeEmpty();
        given.Values.Keys.ShouldContain("surgicalProcedure");
        given.Warnings.ShouldBe(["event.details.surgicalProcedure applies only when surgery is yes."]);
        Read("DEATH", """{ "circumstances": "x", "surgery": "yes", "surgicalProcedure": "hip" }""").Details.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Read_RequiredFieldWithACondition_OnlyWhereItHolds()
    {
        var death = Policy.FindNotificationType("DEATH")!;
        var strict = death with
        {
            Fields = [.. death.Fields.Select(field => field.Name == "surgicalProcedure" ? field with { Required = true } : field)],
        };

        Read(strict, """{ "circumstances": "x", "surgery": "yes" }""").Faults.ShouldHaveSingleItem().Key.ShouldBe("event.details.surgicalProcedure");
        Read(strict, """{ "circumstances": "x", "surgery": "not-known" }""").Faults.ShouldBeEmpty();
    }

    [Fact]
    public void Read_UnknownNames_AreWarningsAndNeverRefused()
    {
        var names = string.Join(',', Enumerable.Range(1, 12).Select(number => $"\"field{number}\": {number}"));

        var (details, faults) = Read("POLICE", $$"""{ {{names}} }""");

        faults.ShouldBeEmpty();
        details.Values.ShouldBeEmpty();
        details.Warnings.Count.ShouldBe(11);
        details.Warnings[0].ShouldBe("event.details.field1 is not a field of POLICE and was not kept; the narrative takes everything else.");
        details.Warnings[^1].ShouldBe("2 more details are not fields of POLICE and were not kept.");
        Read("POLICE", """{ "a\nb": 1 }""").Details.Warnings.Single().ShouldStartWith("A detail whose name no form has");
    }

    [Fact]
    public void Read_NameInALongText_WarnsWithoutQuotingIt()
    {
        var warning = Read("SERIOUS-INJURY", """{ "injuryDetails": "Mrs Jones fell" }""").Details.Warnings.Single();

        warning.ShouldStartWith("event.details.injuryDetails seems to contain a person's name");
        warning.ShouldNotContain("Jones");
    }

    [Fact]
    public void Read_PlannedDate_MayLieAhead()
    {
        Read("ABSENCE", """{ "absenceStart": "2026-09-01" }""").Faults.ShouldBeEmpty();
        Read("SOP-CHANGE", """{ "revisionDate": "2026-09-01" }""").Faults.ShouldHaveSingleItem();
    }

    [Fact]
    public void Read_NoEvent_NothingToRead() =>
        NotificationDetails.Read(null, Policy.FindNotificationType("CHANGES")!, Policy.Limits, null, Now).Values.ShouldBeEmpty();

    private static (NotificationDetails Details, IReadOnlyDictionary<string, IReadOnlyList<string>> Faults) Read(
        string type, string? json, string? narrative = null) => Read(Policy.FindNotificationType(type)!, json, narrative);

    private static (NotificationDetails Details, IReadOnlyDictionary<string, IReadOnlyList<string>> Faults) Read(
        NotificationType type, string? json, string? narrative = null)
    {
        var body = new FieldReader(JsonDocument.Parse(json is null ? """{ "event": {} }""" : $$"""{ "event": { "details": {{json}} } }""").RootElement);
        var details = NotificationDetails.Read(body.Object("event", required: true), type, Policy.Limits, narrative, Now);
        return (details, body.Faults.ByField());
    }
}
