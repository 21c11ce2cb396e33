using Pipeline.Casework.Policies;
using Pipeline.Casework.Triage;
using Pipeline.Contracts.Policies;

namespace Pipeline.Casework.Tests.Policies;

public sealed class PolicyCatalogTests : IDisposable
{
    private const string PolicyPath = "versions/2026-11/policy.json";
    private const string Risk = "versions/2026-11/risk.json";
    private const string Roles = "versions/2026-11/roles.json";
    private const string Notifications = "versions/2026-11/notifications.json";
    private const string Saf = "frameworks/cqc-saf-2024-12.json";

    private readonly PolicyFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Load_EmptyFolder_IsTheShippedPolicy() =>
        PolicyCatalog.Load(folder.Path).Current.Version.ShouldBe("2026-11");

    [Fact]
    public void Load_OnlyPeople_ReplacesThemAndKeepsTheRest()
    {
        folder.With("people.json", """
            { // comments and trailing commas are allowed
              "duty": ["boss"],
              "people": [ { "user": "boss", "roles": ["manager"], "team": "all" },
                          { "user": "worker", "roles": ["triage", "inspector"], "team": "all", "reportsTo": "boss", "deputy": "boss", "awayUntil": "2026-02-03" }, ] }
            """);

        var people = PolicyCatalog.Load(folder.Path).People;

        people.All.Select(person => person.User).ShouldBe(["boss", "worker"]);
        people.Present("worker", new DateOnly(2026, 2, 3))!.User.ShouldBe("boss");
        people.Present("worker", new DateOnly(2026, 2, 4))!.User.ShouldBe("worker");
        people.Present("nobody", new DateOnly(2026, 2, 4)).ShouldBeNull();
    }

    [Fact]
    public void Load_NewVersionBesideTheOld_BothAreThereAndTheNewOneIsCurrent()
    {
        folder.WithVersion("2027-01", ("policy.json", "\"P1\": \"24 hours\"", "\"P1\": \"12 hours\""));

        var catalog = PolicyCatalog.Load(folder.Path);

        catalog.Versions.ShouldBe(["2026-11", "2027-01"]);
        catalog.Current.ServiceLevels.Triage[Priority.P1].Amount.ShouldBe(12);
        catalog.Get("2026-11").ServiceLevels.Triage[Priority.P1].Amount.ShouldBe(24);
    }

    [Theory]
    [InlineData("people.json", "\"reportsTo\": \"manager-3\", \"deputy\": \"triage-2\"", "\"reportsTo\": \"nobody\"", "people[5].reportsTo")]
    [InlineData("people.json", "\"deputy\": \"triage-2\"", "\"deputy\": \"triage-1\"", "people[5].deputy")]
    [InlineData("people.json", "\"team\": \"directorate\", \"deputy\": \"director-2\"", "\"team\": \"directorate\", \"reportsTo\": \"director-2\"", "people[0].reportsTo")]
    [InlineData("people.json", "\"user\": \"auditor-1\"", "\"user\": \"triage-1\"", "people")]
    [InlineData("people.json", "[ \"auditor\" ]", "[ \"king\" ]", "people[26].roles")]
    [InlineData("people.json", "[ \"auditor\" ]", "[ \"submitter\" ]", "people[26].roles")]
    [InlineData("people.json", "\"duty\": [ \"manager-3\"", "\"duty\": [ \"manager-9\"", "duty")]
    [InlineData("catalog.json", "2026-11", "2030-01", "current")]
    [InlineData(PolicyPath, "\"version\": \"2026-11\"", "\"version\": \"2026-12\"", "version")]
    [InlineData(PolicyPath, "cqc-saf@2024-12", "cqc-saf@1999", "defaultFramework")]
    [InlineData(PolicyPath, "\"24 hours\", \"P2\"", "\"24 fortnights\", \"P2\"", "clocks.triage.P1")]
    [InlineData(PolicyPath, "\"P4\": \"10 working-days\"", "\"P5\": \"10 working-days\"", "clocks.triage.P4")]
    [InlineData(PolicyPath, "\"sign-off\": \"3 working-days\",", "", "clocks.stages.sign-off")]
    [InlineData(PolicyPath, "\"tick\": \"15 minutes\"", "\"tick\": \"1 days\"", "graces.tick")]
    [InlineData(PolicyPath, "\"bulkDecisions\": 500", "\"bulkDecisions\": 0", "limits.bulkDecisions")]
    [InlineData(PolicyPath, "\"anonymousPostsPerMinute\": 30", "\"anonymousPostsPerMinute\": 0", "limits.anonymousPostsPerMinute")]
    [InlineData(PolicyPath, "\"narrativeCharacters\": 100000", "\"narrativeCharacters\": 2000000", "limits.narrativeCharacters")]
    [InlineData(PolicyPath, "\"framework\": \"cqc-local-authority\"", "\"framework\": \"ofsted\"", "reinspection.frameworks[0].framework")]
    [InlineData(PolicyPath, "\"good\": 30, ", "", "reinspection.months.good")]
    [InlineData(PolicyPath, "\"08:00\"", "\"8 o'clock\"", "digestAt")]
    [InlineData(PolicyPath, ",\n  \"digestAt\": \"08:00\"", "", "digestAt")]
    [InlineData(Roles, "\"link\": [ \"triage\" ]", "\"link\": [ \"submitter\" ]", "stages.triage.link")]
    [InlineData(Roles, "\"link\": [ \"triage\" ]", "\"link\": [ \"king\" ]", "stages.triage.link")]
    [InlineData(Roles, "\"link\": [ \"triage\" ]", "\"link\": [ \"triage\", \"triage\" ]", "stages.triage.link")]
    [InlineData(Roles, "\"link\": [ \"triage\" ]", "\"link\": [ \"system\" ]", "stages.triage.link")]
    [InlineData(Roles, "\"link\": [ \"triage\" ]", "\"link\": [ \"auditor\" ]", "stages.triage.link")]
    [InlineData(Roles, "\"link\": [ \"triage\" ]", "\"link\": [ \"operations\" ]", "stages.triage.link")]
    [InlineData(Roles, "\"link\": [ \"triage\" ]", "\"link\": [ ]", "stages.awaiting-information.link")]
    [InlineData(Roles, "\"link\": [ \"triage\" ]", "\"link\": \"triage\"", "stages.triage.link")]
    [InlineData(Roles, "\"link\": [ \"triage\" ],", "", "stages.triage.link")]
    [InlineData(Roles, "\"link\": [ \"triage\" ],", "\"link\": [ \"triage\" ], \"lift\": [ \"triage\" ],", "stages.triage.lift")]
    [InlineData(Roles, "\"link\": [ \"triage\" ],", "\"link\": [ \"triage\" ], \"sign-off\": [ \"publisher\" ],", "stages.triage.sign-off")]
    [InlineData(Roles, "\"quality-review\": {", "\"qualms\": {", "stages.quality-review.approve-draft")]
    [InlineData(Roles, "\"quality-review\": {", "\"qualms\": {", "stages.qualms")]
    [InlineData(Roles, "\"stages\": {", "\"stages\": { \"received\": { }, ", "stages.received")]
    [InlineData(Roles, "\"nothing-to-correct\": [ \"provider\" ]", "\"nothing-to-correct\": [ \"provider\", \"submitter\" ]", "stages.factual-accuracy.nothing-to-correct")]
    [InlineData(Roles, "\"nothing-to-correct\": [ \"provider\" ]", "\"nothing-to-correct\": [ \"manager\" ]", "stages.factual-accuracy.nothing-to-correct")]
    [InlineData(Roles, "\"add-information\": [ \"submitter\" ]", "\"add-information\": [ \"provider\" ]", "anyOpenStage.add-information")]
    [InlineData(Roles, "\"assign\": [ \"manager\" ]", "\"assign\": [ \"provider\" ]", "anyOpenStage.assign")]
    [InlineData(PolicyPath, "\"duplicateWindowDays\"", "\"duplicatWindowDays\"", "duplicatWindowDays")]
    [InlineData(PolicyPath, "\"id\": \"referred\"", "\"id\": \"noted\"", "closeOutcomes")]
    [InlineData(Risk, "\"ABUSE\": 35,", "", "notificationPoints.ABUSE")]
    [InlineData(Risk, "\"ABUSE\": 35,", "\"ABUSE\": 35, \"ABUSES\": 1,", "notificationPoints.ABUSES")]
    [InlineData(Risk, "\"field\": \"restraint\"", "\"field\": \"restrained\"", "harm[0].field")]
    [InlineData(Risk, "\"field\": \"restraint\", \"is\": [ \"yes\" ]", "\"field\": \"restraint\", \"is\": [ \"maybe\" ]", "harm[0].is")]
    [InlineData(Risk, "\"priority\": \"P2\", \"from\": 45", "\"priority\": \"P2\", \"from\": 75", "bands")]
    [InlineData(Risk, "\"concern\": \"safeguarding-alert\"", "\"concern\": \"alert\"", "always[0].concern")]
    [InlineData(Risk, "\"atLeast\": 3", "\"atLeast\": 1", "history.steps")]
    [InlineData(Risk, "\"worker\": 10", "\"worker\": \"ten\"", "reporter.worker")]
    [InlineData(Saf, "\"from\": 39", "\"from\": 40", "scoring.bands")]
    [InlineData(Saf, "\"from\": 25", "\"from\": 26", "scoring.bands")]
    [InlineData(Saf, "\"to\": 100", "\"to\": 99", "scoring.bands")]
    [InlineData(Saf, "\"id\": \"L2\"", "\"id\": \"L1\"", "scoring.limiters")]
    [InlineData(Saf, "\"anyScore\": [ 1 ]", "\"anyScore\": [ 5 ]", "scoring.limiters[0].anyScore")]
    [InlineData(Saf, "\"id\": \"S2\"", "\"id\": \"E2\"", "keyQuestions")]
    [InlineData(Saf, "\"then\": \"good\"", "\"then\": \"fine\"", "overall.rules[3].then")]
    [InlineData(Saf, "\"atLeast\": { \"inadequate\": 2 }", "\"atLeast\": { \"bad\": 2 }", "overall.rules[0].atLeast.bad")]
    [InlineData(Saf, "\"id\": \"A2\"", "\"id\": \"A1\"", "overall.rules")]
    [InlineData(Saf, "\"version\": \"2024-12\"", "\"version\": \"2023-11\"", "defaultFramework")]
    [InlineData("calendars/scotland.json", "2024-01-02", "2024-02-30", "bankHolidays[1].date")]
    [InlineData("calendars/scotland.json", "\"division\": \"scotland\"", "\"division\": \"england-and-wales\"", "division")]
    [InlineData(Notifications, "\"linksTo\": \"LIQUIDATOR\"", "\"linksTo\": \"LIQUIDATORS\"", "notificationTypes[18].linksTo")]
    [InlineData(Notifications, "\"field\": \"surgery\"", "\"field\": \"operation\"", "notificationTypes[4].fields[6].when.field")]
    [InlineData(Notifications, "\"notBefore\": \"absenceStart\"", "\"notBefore\": \"returnDate\"", "notificationTypes[2].fields[1].notBefore")]
    [InlineData(Notifications, "\"notBefore\": \"dateOfTermination\"", "\"notBefore\": \"fracture\"", "notificationTypes[14].fields[1].notBefore")]
    [InlineData(Notifications, "\"route\": \"NHS trusts are not asked for it.\"", "\"rout\": \"x\"", "notificationTypes[11].exempt[0].rout")]
    [InlineData(Notifications, "\"from\": \"revisionDate\"", "\"from\": \"revised\"", "notificationTypes[0].legalDue[0].from")]
    [InlineData(Notifications, "\"group\": \"registration-change\",\n      \"requiresPerson\": false", "\"group\": \"other\", \"requiresPerson\": 0", "notificationTypes[0].group")]
    public void Load_OneThingWrong_SaysFileAndPath(string file, string old, string replacement, string path)
    {
        folder.Changing(file, old, replacement);

        var faults = Should.Throw<PolicyFaultsException>(() => PolicyCatalog.Load(folder.Path)).Faults;

        faults.ShouldContain(fault => fault.Path == path, string.Join('\n', faults));
        faults.ShouldAllBe(fault => fault.Text.Length > 0 && fault.File.Length > 0);
    }

    [Fact]
    public void Load_ManyFilesWrong_SaysEverythingAtOnce()
    {
        folder.With("people.json", "{ not json").With("poeple.json", "{}").With("versions/2027-01/policy.json", """{ "version": "2027-01" }""");

        var exception = Should.Throw<PolicyFaultsException>(() => PolicyCatalog.Load(folder.Path));

        exception.Faults.ShouldContain(fault => fault.File == "people.json" && fault.Text.StartsWith("is not JSON"));
        exception.Faults.ShouldContain(fault => fault.File == "poeple.json" && fault.Text.StartsWith("is no file of a policy"));
        exception.Faults.ShouldContain(fault => fault.File == "versions/2027-01/risk.json" && fault.Text == "is missing");
        exception.Faults.ShouldContain(fault => fault.File == "versions/2027-01/policy.json" && fault.Path == "clocks.stages.received");
        exception.Message.ShouldContain("poeple.json");
    }

    [Fact]
    public void Load_NoFolder_IsOneFault() =>
        Should.Throw<PolicyFaultsException>(() => PolicyCatalog.Load(Path.Combine(folder.Path, "missing")))
            .Faults.Single().Text.ShouldBe("is not a folder");
}
