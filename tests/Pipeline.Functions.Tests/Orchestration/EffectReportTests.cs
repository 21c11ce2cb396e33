using Pipeline.Casework.Cases;
using Pipeline.Casework.Messages;
using Pipeline.Casework.Oversight;
using Pipeline.Functions.Orchestration.Activities;

namespace Pipeline.Functions.Tests.Orchestration;

public sealed class EffectReportTests
{
    [Theory]
    [InlineData(EffectOutcome.Done, EffectEnd.Done)]
    [InlineData(EffectOutcome.NotMine, EffectEnd.NotMine)]
    public async Task Effect_ThatEnds_IsReported(EffectOutcome outcome, EffectEnd end) =>
        (await EffectReport.OfAsync(() => Task.FromResult(outcome))).ShouldBe(new EffectReport(end));

    [Fact]
    public async Task Effect_ThatCanNeverBePerformed_IsReportedWithItsReason() =>
        (await EffectReport.OfAsync(() => throw new PermanentFailureException("no-template", "There is no template."))).ShouldBe(EffectReport.Failed("no-template"));

    [Fact]
    public async Task Effect_ThatMaySucceedLater_Throws() =>
        await Should.ThrowAsync<StoreUnavailableException>(() => EffectReport.OfAsync(() => throw new StoreUnavailableException("away")));
}
