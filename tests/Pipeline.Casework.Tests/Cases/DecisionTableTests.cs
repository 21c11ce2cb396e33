using Pipeline.Casework.Cases;
using Pipeline.Casework.People;
using Pipeline.Casework.Policies;
using Pipeline.Contracts.InMemory;
using Callers = Pipeline.Contracts.InMemory.People;

namespace Pipeline.Casework.Tests.Cases;

public sealed class DecisionTableTests
{
    private static readonly Role[] Everybody =
        [Role.Submitter, Role.Provider, Role.Triage, Role.Inspector, Role.Reviewer, Role.Publisher, Role.Manager, Role.Operations, Role.Auditor];

    public static TheoryData<Stage> Stages => [.. Enum.GetValues<Stage>()];

    [Theory]
    [MemberData(nameof(Stages))]
    public void Process_EveryStage_AllowsWhatTheDesignSaysToWhomItSays(Stage stage)
    {
        var roles = PolicyCatalog.LoadShipped().Current.Roles;
        CaseProcess.DecisionsOf(stage).Order().ShouldBe(ProcessTable.Decisions(stage).Order());
        foreach (var decision in ProcessTable.Decisions(stage))
        {
            roles.PermitsOf(stage, decision).SelectMany(permit => permit.Roles).ToHashSet()
                .ShouldBe(ProcessTable.Roles(stage, decision), ignoreOrder: true, $"{decision} in {stage}");
        }
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task Desk_RoleOrStageThatIsNotAllowed_RefusesAndCommitsNothing(Stage stage)
    {
        using var house = new CaseHouse();
        var play = await house.InAsync(stage);
        await AddDocumentAsync(play);
        var commits = play.Commits.Count;
        foreach (var decision in Decisions.All.Select(decision => decision.Name))
        {
            foreach (var role in Everybody.Where(role => !ProcessTable.Roles(stage, decision).Contains(role)))
            {
                var result = await play.AskAsync(Callers.In(role, play.Id), decision, Bodies.For(decision, play.State));

                var what = $"{role} {decision} in {stage}: {CasePlay.Describe(result)}";
                if (role == Role.Provider && play.State.Draft.Sent is null)
                {
                    result.ShouldBeOfType<DecisionResult.NotFound>(what);
                }
                else if (!ProcessTable.Roles(decision).Contains(role) || ProcessTable.Decisions(stage).Contains(decision))
                {
                    result.ShouldBeOfType<DecisionResult.Forbidden>(what);
                }
                else if (!HasNoValidBody(decision, play.State))
                {
                    result.ShouldBeOfType<DecisionResult.Illegal>(what).Stage.ShouldBe(stage);
                }
            }
        }

        play.Commits.Count.ShouldBe(commits);
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task Desk_RoleThatIsAllowed_IsNeverRefusedForItsRoleOrStage(Stage stage)
    {
        foreach (var decision in ProcessTable.Decisions(stage))
        {
            foreach (var role in ProcessTable.Roles(stage, decision))
            {
                using var house = new CaseHouse();
                var play = await house.InAsync(stage);
                if (stage is not Stage.Closed)
                {
                    await AddDocumentAsync(play);
                }

                var caller = decision == DecisionNames.DecideRatingReview ? Callers.Staff("manager-2", Role.Manager) : Callers.In(role, play.Id);
                var result = await play.AskAsync(caller, decision, Bodies.For(decision, play.State));

                var what = $"{role} {decision} in {stage}: {CasePlay.Describe(result)}";
                (result is DecisionResult.Decided or DecisionResult.GuardFailed).ShouldBeTrue(what);
            }
        }
    }

    [Fact]
    public void Decisions_All_AreTheOnesOfTheTableAndNoMore()
    {
        Decisions.All.Select(decision => decision.Name).Order()
            .ShouldBe(Enum.GetValues<Stage>().SelectMany(ProcessTable.Decisions).Distinct().Order());
        Decisions.Find("approve").ShouldBeNull();
    }

    private static async Task AddDocumentAsync(CasePlay play)
    {
        if (play.State.IsClosed)
        {
            return;
        }

        using var content = new MemoryStream([1, 2, 3]);
        await play.House.Get<Casework.Documents.DocumentDesk>().AddAsync(
            new Casework.Documents.DocumentUpload { Caller = Callers.Inspector, CaseId = play.Id.Value, Name = "plan.pdf" }, content, CancellationToken.None);
    }

    /// <summary>Without points or documents these decisions have no valid body, and a body is checked before the stage.</summary>
    private static bool HasNoValidBody(string decision, CaseState state) =>
        decision == DecisionNames.ResolveFactualAccuracy || (decision == DecisionNames.AttachEvidence && state.Documents.Count == 0);
}
