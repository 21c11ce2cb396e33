using Pipeline.Casework.Assessment;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Notifications;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.People;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Triage;
using Pipeline.Contracts.InMemory;
using Pipeline.Contracts.Policies;
using Callers = Pipeline.Contracts.InMemory.People;

namespace Pipeline.Casework.Tests.Policies;

/// <summary>
/// A second version beside the shipped one, made of files alone: a service level, a field, a risk threshold, roles and a framework with another
/// rating threshold. Cases opened before it go on as they were.
/// </summary>
public sealed class PolicyVersionsTests : IDisposable
{
    private const string Next = "2027-01";
    private const string StricterFramework = "frameworks/cqc-saf-2027-01.json";

    private readonly PolicyFolder folder = new();
    private readonly CaseHouse house = new();

    public void Dispose()
    {
        house.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task ServiceLevel_Changed_HoldsForNewCasesOnly()
    {
        var before = await house.InTriageAsync();
        house.Restart(NextVersion());
        var after = await house.InTriageAsync(InjuryWithRoom());

        before.State.Priority.ShouldBe(Priority.P2);
        before.Policy.Version.ShouldBe(PolicyFolder.ShippedVersion);
        StageClocks.Next(before.State, before.Policy)!.Due.At.ShouldBe(new DateTimeOffset(2026, 2, 4, 23, 59, 59, TimeSpan.Zero));
        after.Policy.Version.ShouldBe(Next);
        StageClocks.Next(after.State, after.Policy)!.Due.At.ShouldBe(new DateTimeOffset(2026, 2, 3, 23, 59, 59, TimeSpan.Zero));
    }

    [Fact]
    public async Task Field_NewAndRequired_IsAskedForInNewSubmissionsOnly()
    {
        var before = await house.InTriageAsync();
        house.Restart(NextVersion());

        var missing = (await house.AcceptAsync(Bodies.Injury())).ShouldBeOfType<SubmissionResult.Invalid>();
        missing.Faults.Fields.ShouldBe(["event.details.roomNumber"]);
        await house.InTriageAsync(InjuryWithRoom());
        (await before.ViewAsync(Callers.Triage)).Submission!.Event!.Details.Keys.ShouldContain("fracture");
    }

    [Fact]
    public async Task RiskThreshold_Changed_GivesNewCasesAnotherPriority()
    {
        var before = await house.InTriageAsync();
        house.Restart(NextVersion(("risk.json", "{ \"priority\": \"P1\", \"from\": 70 }", "{ \"priority\": \"P1\", \"from\": 46 }")));
        var after = await house.InTriageAsync(InjuryWithRoom());

        before.State.Risk!.Score.ShouldBe(46);
        after.State.Risk!.Score.ShouldBeInRange(46, 69, "whether the other case came first is for their ids to say");
        before.State.Priority.ShouldBe(Priority.P2);
        after.State.Priority.ShouldBe(Priority.P1);
    }

    [Fact]
    public async Task Roles_Changed_BindTheDeskTheViewsAndWhoIsWaitedFor()
    {
        var before = await house.InTriageAsync();
        house.Restart(NextVersion());
        var after = await house.InTriageAsync(InjuryWithRoom());

        (await before.StatusAsync(Callers.Triage)).WaitingFor!.Role.ShouldBe(Role.Triage);
        (await after.StatusAsync(Callers.Triage)).WaitingFor!.Role.ShouldBe(Role.Inspector);
        WorklistProjection.RowOf(after.State, after.Policy).ActingRole.ShouldBe(Role.Inspector);
        (await before.AskAsync(Callers.Inspector, DecisionNames.AcceptForAssessment)).ShouldBeOfType<DecisionResult.Forbidden>();
        (await after.AskAsync(Callers.Triage, DecisionNames.AcceptForAssessment)).ShouldBeOfType<DecisionResult.Forbidden>();
        (await after.ViewAsync(Callers.Triage)).Decisions.Single(decision => decision.Name == DecisionNames.AcceptForAssessment).Why
            .ShouldBe("decided by: inspector");
        await before.DecideAsync(Callers.Triage, DecisionNames.AcceptForAssessment);
        await after.DecideAsync(Callers.Inspector, DecisionNames.AcceptForAssessment);
    }

    [Fact]
    public async Task Roles_NobodyHoldsTheNewOne_IsStuckAsNobodyCanAct()
    {
        house.Restart(NextVersion(("roles.json", "\"approve-draft\": [ \"reviewer\" ]", "\"approve-draft\": [ \"publisher\" ]")));
        folder.With("people.json", """{ "duty": [], "people": [ { "user": "boss", "roles": ["manager", "reviewer"], "team": "all" } ] }""");
        house.Restart(PolicyCatalog.Load(folder.Path));
        var play = await InDraftingAsync();

        await play.DecideAsync(Callers.Inspector, DecisionNames.SubmitDraft);

        WorklistProjection.RowOf(play.State, play.Policy).ShouldSatisfyAllConditions(
            row => row.ActingRole.ShouldBe(Role.Publisher), row => row.NobodyCanActSince.ShouldNotBeNull());
    }

    [Fact]
    public async Task RatingThreshold_InANewFrameworkVersion_RatesNewCasesOnly()
    {
        var before = await house.InDraftingAsync();
        house.Restart(NextVersion());
        var after = await InDraftingAsync();

        before.State.Assessment.Framework.ShouldBe("cqc-saf@2024-12");
        after.State.Assessment.Framework.ShouldBe("cqc-saf@2027-01");
        SafeRating(before).ShouldBe(Rating.Good);
        SafeRating(after).ShouldBe(Rating.RequiresImprovement);
    }

    [Fact]
    public async Task Version_OfACase_IsNamedWhenItsFilesAreGone()
    {
        house.Restart(NextVersion());
        var after = await house.InTriageAsync(InjuryWithRoom());
        house.Restart(PolicyCatalog.LoadShipped());

        (await Should.ThrowAsync<UnknownPolicyVersionException>(() => after.AskAsync(Callers.Triage, DecisionNames.Close))).Version.ShouldBe(Next);
        NextVersion().Versions.ShouldContain(PolicyFolder.ShippedVersion);
    }

    private async Task<CasePlay> InDraftingAsync()
    {
        var play = await house.InTriageAsync(InjuryWithRoom());
        await play.DecideAsync(Callers.Inspector, DecisionNames.AcceptForAssessment);
        return await play.AssessAsync();
    }

    private static Rating SafeRating(CasePlay play) =>
        CaseRatings.Of(play.State, play.Policy).KeyQuestions.Single(question => question.KeyQuestion == "safe").Rating;

    /// <summary>Files only: two working days became one, a field was added, another role accepts, and 75 % is no longer good.</summary>
    private PolicyCatalog NextVersion(params IReadOnlyList<(string File, string Old, string Replacement)> more)
    {
        folder.WithVersion(
            Next,
            [
                ("policy.json", "\"P2\": \"2 working-days\"", "\"P2\": \"1 working-days\""),
                ("policy.json", "\"defaultFramework\": \"cqc-saf@2024-12\"", "\"defaultFramework\": \"cqc-saf@2027-01\""),
                ("notifications.json", "{ \"name\": \"fracture\"", "{ \"name\": \"roomNumber\", \"label\": \"Room\", \"type\": \"text\", \"required\": true }, { \"name\": \"fracture\""),
                ("roles.json", "\"accept-for-assessment\": [ \"triage\" ]", "\"accept-for-assessment\": [ \"inspector\" ]"),
                .. more,
            ]);
        folder.With(StricterFramework, PolicyFolder.Shipped("frameworks/cqc-saf-2024-12.json")
            .Replace("\"version\": \"2024-12\"", "\"version\": \"2027-01\"", StringComparison.Ordinal)
            .Replace("\"from\": 39, \"to\": 62", "\"from\": 39, \"to\": 79", StringComparison.Ordinal)
            .Replace("\"from\": 63, \"to\": 87", "\"from\": 80, \"to\": 87", StringComparison.Ordinal));
        return PolicyCatalog.Load(folder.Path);
    }

    private static object InjuryWithRoom() => new
    {
        type = "SERIOUS-INJURY",
        locationId = CaseHouse.CareHome,
        submittedBy = new { name = "A Matron", jobTitle = "manager" },
        person = new { idCode = "SU-15", ageRange = "75-84" },
        @event = new { date = "2026-01-30", details = new { fracture = "left wrist", prolongedPain = true, roomNumber = "4" } },
        narrative = "SU-15 fell in the hall.",
    };
}
