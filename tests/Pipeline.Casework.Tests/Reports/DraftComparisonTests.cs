using Pipeline.Casework.Cases;
using Pipeline.Contracts.InMemory;
using Callers = Pipeline.Contracts.InMemory.People;

namespace Pipeline.Casework.Tests.Reports;

/// <summary>A later lap goes to sign-off, unless a rating fell or a passage changed that no accepted point covers.</summary>
public sealed class DraftComparisonTests
{
    [Theory]
    [InlineData("summary")]
    [InlineData("Summary")]
    [InlineData("page 2, the summary, line 3")]
    public async Task LaterLap_PassageCoveredByAnAcceptedPoint_GoesToSignOff(string where)
    {
        using var house = new CaseHouse();
        var play = await AcceptedAsync(house, where);

        (await LapAsync(play, new { summary = "There are 40 beds." })).ShouldBe(Stage.SignOff);
    }

    [Theory]
    [InlineData("safe")]
    [InlineData("somewhere")]
    [InlineData("the unsafe stairs and summaries")]
    public async Task LaterLap_PassageThatNoPointCovers_GoesToTheProviderAgain(string where)
    {
        using var house = new CaseHouse();
        var play = await AcceptedAsync(house, where);

        (await LapAsync(play, new { summary = "There are 40 beds." })).ShouldBe(Stage.FactualAccuracy);
    }

    [Fact]
    public async Task LaterLap_NothingChanged_GoesToSignOff()
    {
        using var house = new CaseHouse();
        var play = await AcceptedAsync(house, "summary");

        (await LapAsync(play, null)).ShouldBe(Stage.SignOff);
    }

    [Fact]
    public async Task LaterLap_ANewSection_GoesToTheProviderAgain()
    {
        using var house = new CaseHouse();
        var play = await AcceptedAsync(house, "summary");

        (await LapAsync(play, new Dictionary<string, string> { ["next-steps"] = "A plan is due." })).ShouldBe(Stage.FactualAccuracy);
    }

    [Theory]
    [InlineData(1, Stage.FactualAccuracy)]
    [InlineData(4, Stage.SignOff)]
    public async Task LaterLap_RatingChanged_GoesToTheProviderOnlyWhenItFell(int score, Stage leadsTo)
    {
        using var house = new CaseHouse();
        var play = await house.InDraftingAsync();
        await play.DecideAsync(Callers.Inspector, DecisionNames.SaveDraft, new { sections = new { safe = "Our own words.", summary = "Ours too." } });
        await play.DecideAsync(Callers.Inspector, DecisionNames.SubmitDraft);
        await play.DecideAsync(Callers.Reviewer, DecisionNames.ApproveDraft);
        await AnswerAsync(play, "summary");
        await play.DecideAsync(Callers.Inspector, DecisionNames.ReopenAssessment, new { reason = "a point was right" });
        await play.JudgeAsync("S1", score);
        await play.JudgeAsync("S2", score);
        await play.DecideAsync(Callers.Inspector, DecisionNames.CompleteAssessment);

        (await LapAsync(play, null)).ShouldBe(leadsTo);
    }

    [Fact]
    public async Task LaterLap_RejectedPoint_CoversNothing()
    {
        using var house = new CaseHouse();
        var play = await house.InFactualAccuracyAsync();
        await play.DecideAsync(Callers.Provider, DecisionNames.RespondFactualAccuracy, new
        {
            points = new[] { new { kind = "fact", where = "summary", text = "40 beds" }, new { kind = "fact", where = "safe", text = "two exits" } },
            final = true,
        });
        await play.DecideAsync(Callers.Reviewer, DecisionNames.ResolveFactualAccuracy, new
        {
            points = new[] { new { id = "P1", accepted = false, reason = "38" }, new { id = "P2", accepted = true, reason = "right" } },
        });

        (await LapAsync(play, new { summary = "There are 40 beds." })).ShouldBe(Stage.FactualAccuracy);
    }

    private static async Task<CasePlay> AcceptedAsync(CaseHouse house, string where)
    {
        var play = await house.InFactualAccuracyAsync();
        await AnswerAsync(play, where);
        return play;
    }

    private static async Task AnswerAsync(CasePlay play, string where)
    {
        await play.DecideAsync(Callers.Provider, DecisionNames.RespondFactualAccuracy, new { points = new[] { new { kind = "fact", where, text = "40 beds" } }, final = true });
        await play.DecideAsync(Callers.Reviewer, DecisionNames.ResolveFactualAccuracy, new { points = new[] { new { id = "P1", accepted = true, reason = "right" } } });
    }

    private static async Task<Stage> LapAsync(CasePlay play, object? sections)
    {
        if (sections is not null)
        {
            await play.DecideAsync(Callers.Inspector, DecisionNames.SaveDraft, new { sections });
        }

        await play.DecideAsync(Callers.Inspector, DecisionNames.SubmitDraft);
        await play.DecideAsync(Callers.Reviewer, DecisionNames.ApproveDraft);
        return play.State.Stage;
    }
}
