using Pipeline.Casework.Cases;
using Pipeline.Local.Demo.Stories;

namespace Pipeline.Local.Tests.Demo;

public sealed class StoryBookTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(12)]
    [InlineData(200)]
    [InlineData(1000)]
    public void Write_AnyNumber_SubmitsExactlyThatManyAndPublishesAtLeastOne(int cases)
    {
        var stories = Setting.Of(cases).Stories;

        stories.Count(story => story.Kind != CaseKind.Assessment).ShouldBe(cases);
        stories.ShouldContain(story => story.Assessment != null);
        stories.Select(story => story.Number).ShouldBe(Enumerable.Range(1, stories.Count));
        stories.ShouldBe(stories.OrderBy(story => story.ArrivesAt));
    }

    [Fact]
    public void Write_TwoHundred_HasEveryTypeAndEveryTurnOfTheProcess()
    {
        var setting = Setting.Of(200);
        var assessed = setting.Stories.Select(story => story.Assessment).OfType<AssessmentPlan>().ToList();
        var triage = setting.Stories.Where(story => story.Kind != CaseKind.Assessment).Select(story => story.Triage).ToList();

        setting.Policy.NotificationTypes.Select(type => type.Code).Concat(setting.Policy.ConcernKinds.Select(kind => kind.Id))
            .Except(setting.Stories.Select(story => story.Type)).ShouldBeEmpty();
        assessed.Count.ShouldBeGreaterThanOrEqualTo(20);
        assessed.Select(plan => plan.Answer).Distinct().Count().ShouldBe(Enum.GetValues<ProviderAnswer>().Length);
        assessed.Select(plan => plan.Aftermath).Distinct().Count().ShouldBe(Enum.GetValues<Aftermath>().Length);
        assessed.Select(plan => plan.Framework).Distinct().Count().ShouldBe(setting.Policy.Frameworks.Count);
        assessed.ShouldContain(plan => plan.Breach);
        assessed.ShouldContain(plan => plan.ReopensAssessment);
        assessed.ShouldContain(plan => plan.ReturnedByReviewer);
        assessed.ShouldContain(plan => plan.ReturnedAtSignOff);
        assessed.ShouldContain(plan => plan.Extended);
        triage.Select(plan => plan.Ask).Distinct().Count().ShouldBe(Enum.GetValues<Asking>().Length);
        triage.ShouldContain(plan => plan.Held && plan.Resumed);
        triage.ShouldContain(plan => plan.Held && !plan.Resumed);
        triage.ShouldContain(plan => plan.Escalated);
        triage.ShouldContain(plan => plan.Links);
        triage.ShouldContain(plan => plan.Neglected);
    }

    [Fact]
    public void Write_SameSeedAtAnotherHourOfTheDay_TellsTheSameStories()
    {
        var later = Setting.Of(50, now: Setting.Now.AddHours(3)).Stories;

        later.Select(story => (story.Type, story.ArrivesAt, story.Location.LocationId))
            .ShouldBe(Setting.Of(50).Stories.Select(story => (story.Type, story.ArrivesAt, story.Location.LocationId)));
    }

    [Fact]
    public void Write_AnotherSeed_TellsOthers() =>
        Setting.Of(50, seed: 2).Stories.Select(story => story.Type).ShouldNotBe(Setting.Of(50).Stories.Select(story => story.Type));
}
