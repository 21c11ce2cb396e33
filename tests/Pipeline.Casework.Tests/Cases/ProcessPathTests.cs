using Pipeline.Casework.Cases;
using Pipeline.Contracts.InMemory;

namespace Pipeline.Casework.Tests.Cases;

public sealed class ProcessPathTests
{
    // The counts are a budget: every commit is a write that is paid for and kept for years.
    [Fact]
    public async Task Notification_ClosedAtTriage_TakesAtMostSixCommits()
    {
        using var house = new CaseHouse();

        var play = await house.ClosedAsync();

        play.State.Stage.ShouldBe(Stage.Closed);
        play.Commits.Count.ShouldBeLessThanOrEqualTo(6);
    }

    [Fact]
    public async Task Notification_AssessedAndPublished_TakesAtMostSixtyCommits()
    {
        using var house = new CaseHouse();

        var play = await house.PublishedAsync();
        await house.AdvanceAsync(TimeSpan.FromDays(40));

        play.State.Stage.ShouldBe(Stage.Closed);
        play.State.Closed!.Outcome.ShouldBe("published");
        play.Commits.Count.ShouldBeLessThanOrEqualTo(60);
    }

    [Theory]
    [InlineData(Stage.Received)]
    [InlineData(Stage.Triage)]
    [InlineData(Stage.AwaitingInformation)]
    [InlineData(Stage.Assessment)]
    [InlineData(Stage.Drafting)]
    [InlineData(Stage.QualityReview)]
    [InlineData(Stage.FactualAccuracy)]
    [InlineData(Stage.FactualAccuracyReview)]
    [InlineData(Stage.SignOff)]
    [InlineData(Stage.Publication)]
    [InlineData(Stage.Published)]
    [InlineData(Stage.Closed)]
    public async Task EveryStage_ByItsShortestWay_IsReached(Stage stage)
    {
        using var house = new CaseHouse();

        var play = await house.InAsync(stage);

        play.State.Stage.ShouldBe(stage);
    }
}
