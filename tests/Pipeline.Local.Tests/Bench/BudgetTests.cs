using Pipeline.Local.Bench.Cost;
using Pipeline.Local.Bench.Counting;

namespace Pipeline.Local.Tests.Bench;

/// <summary>What a case may take: each commit, message and action is paid for once a case, some hundred thousand times a year.</summary>
public sealed class BudgetTests
{
    [Fact]
    public async Task ClosedAtTriage_FromNotificationToClosing_StaysWithinItsBudget()
    {
        var tally = await PlayAsync(JourneyPaths.ClosedAtTriage);

        tally.Commits.ShouldBeInRange(3, 6);
        tally.Messages.ShouldBeInRange(2, 5);
        tally.DurableActions.ShouldBeInRange(8, 15);
    }

    [Theory]
    [InlineData(JourneyPaths.Published)]
    [InlineData(JourneyPaths.FactualAccuracyExpired)]
    public async Task PublishedAssessment_FromNotificationToTheEndOfItsReviewWindow_StaysWithinItsBudget(string path)
    {
        var tally = await PlayAsync(path);

        tally.Commits.ShouldBeInRange(20, 60);
        tally.BlobWrites.ShouldBeGreaterThanOrEqualTo(3, "the evidence, and the report in two forms");
    }

    private static async Task<Tally> PlayAsync(string path)
    {
        using var folder = new TemporaryFolder();
        return (await CostRun.RunAsync(folder.Data, [path], CancellationToken.None))[path];
    }
}
