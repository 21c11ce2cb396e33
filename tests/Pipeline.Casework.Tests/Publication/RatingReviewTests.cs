using Pipeline.Casework.Assessment;
using Pipeline.Casework.Cases;
using Pipeline.Casework.People;
using Pipeline.Casework.Publication;
using Pipeline.Casework.Time;
using Pipeline.Contracts.InMemory;
using Callers = Pipeline.Contracts.InMemory.People;

namespace Pipeline.Casework.Tests.Publication;

/// <summary>
/// Reviews of ratings. Fifteen working days, once, by somebody not involved: CQC, "Rating process review", as of 21 May 2024. The twenty working days
/// for the decision are our service level.
/// </summary>
public sealed class RatingReviewTests
{
    private static readonly object Grounds = new { grounds = "The process was not followed." };

    // Published on Monday 2 February 2026: fifteen working days end on Monday 23 February.
    [Theory]
    [InlineData("2026-02-23T23:59:59Z", true)]
    [InlineData("2026-02-24T00:00:00Z", false)]
    public async Task Request_AtTheEndOfTheWindow_IsTakenToItsLastSecond(string at, bool taken)
    {
        using var house = new CaseHouse();
        var play = await house.PublishedAsync();
        house.Time.Now = DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture);

        var result = await play.AskAsync(Callers.Provider, DecisionNames.RequestRatingReview, Grounds);

        (result is DecisionResult.Decided).ShouldBe(taken, "even where no tick has closed the case yet");
    }

    // In British Summer Time: published on Monday 1 June 2026, fifteen working days end on Monday 22 June at 23:59:59 in London.
    [Theory]
    [InlineData("2026-06-22T22:59:59Z", true)]
    [InlineData("2026-06-22T23:00:00Z", false)]
    public async Task Request_InSummer_EndsWithTheDayInLondon(string at, bool taken)
    {
        using var house = new CaseHouse(start: new DateTimeOffset(2026, 6, 1, 9, 0, 0, TimeSpan.Zero));
        var play = await house.PublishedAsync();
        house.Time.Now = DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture);

        (await play.AskAsync(Callers.Provider, DecisionNames.RequestRatingReview, Grounds) is DecisionResult.Decided).ShouldBe(taken);
    }

    [Fact]
    public async Task Request_ASecondTime_IsRefusedAlsoAfterTheFirstWasDecided()
    {
        using var house = new CaseHouse();
        var play = await house.PublishedAsync();
        await play.DecideAsync(Callers.Provider, DecisionNames.RequestRatingReview, Grounds);
        await play.DecideAsync(Callers.Staff("manager-2", Role.Manager), DecisionNames.DecideRatingReview, new { outcome = "not upheld", reason = "It was followed." });

        var again = (await play.AskAsync(Callers.Provider, DecisionNames.RequestRatingReview, Grounds)).ShouldBeOfType<DecisionResult.GuardFailed>();

        again.Reasons.ShouldContain("a review of this rating was requested before");
        play.State.Publication.Review.ShouldNotBeNull().ShouldSatisfyAllConditions(
            review => review.Outcome.ShouldBe("not upheld"), review => review.Reason.ShouldBe("It was followed."));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("   ")]
    public async Task Request_WithoutGrounds_IsInvalid(string? grounds)
    {
        using var house = new CaseHouse();
        var play = await house.PublishedAsync();

        (await play.AskAsync(Callers.Provider, DecisionNames.RequestRatingReview, new { grounds })).ShouldBeOfType<DecisionResult.Invalid>();
    }

    [Fact]
    public async Task Decision_OnAReview_IsDueAfterTwentyWorkingDaysAndByNobodyInvolved()
    {
        using var house = new CaseHouse();
        var play = await house.InSignOffAsync();
        await play.DecideAsync(Callers.Manager, DecisionNames.SetPriority, new { priority = "P2", reason = "It is urgent." });
        await play.DecideAsync(Callers.Publisher, DecisionNames.SignOff);
        await play.DecideAsync(Callers.Provider, DecisionNames.RequestRatingReview, Grounds);

        // Twenty working days from Monday 2 February 2026.
        StageClocks.Of(play.State, play.Policy).ShouldHaveSingleItem().Due.At.ShouldBe(LondonTime.At(new DateOnly(2026, 3, 2), new TimeOnly(23, 59, 59)));
        (await play.AskAsync(Callers.Manager, DecisionNames.DecideRatingReview, new { outcome = "upheld", reason = "r" })).ShouldBeOfType<DecisionResult.NotIndependent>();
    }

    [Fact]
    public async Task Review_Upheld_ChangesNoEditionByItself()
    {
        using var house = new CaseHouse();
        var play = await house.PublishedAsync();
        var before = await ReportAsync(house, play);
        await play.DecideAsync(Callers.Provider, DecisionNames.RequestRatingReview, Grounds);
        (await ReportAsync(house, play)).ReviewRequestedAt.ShouldBe(house.Time.Now);

        await play.DecideAsync(Callers.Staff("manager-2", Role.Manager), DecisionNames.DecideRatingReview, new { outcome = "upheld", reason = "It was not followed." });

        var after = await ReportAsync(house, play);
        (after with { CommitVersion = before.CommitVersion, KeyQuestions = before.KeyQuestions }).ShouldBe(before);
        after.KeyQuestions.ShouldBe(before.KeyQuestions);
    }

    [Fact]
    public async Task Assessment_OfAPlaceRatedBeforeTheRegister_CarriesTheRatingsOfUnassessedQuestions()
    {
        using var house = new CaseHouse();
        var place = (await house.Register.FindLocationAsync(CaseHouse.CareHome, CancellationToken.None))!.Location with
        {
            Earlier = new EarlierRecord
            {
                Current = new EarlierRating(Rating.Good, [new("Safe", Rating.Inadequate, null, null), new("Well-led", Rating.Outstanding, null, null), new("Caring", Rating.NotRated, null, null)], null, null),
            },
        };
        await house.Register.LoadAsync(new RegisterContent([place], []), house.Time.Now, CancellationToken.None);

        var play = await house.InAssessmentAsync();

        play.State.Assessment.Previous.ShouldBe(
            new Dictionary<string, Rating> { ["safe"] = Rating.Inadequate, ["well-led"] = Rating.Outstanding, ["overall"] = Rating.Good }, ignoreOrder: true);
    }

    private static async Task<PublishedReport> ReportAsync(CaseHouse house, CasePlay play) =>
        (await house.Register.FindReportAsync(play.State.Publication.Edition!.ReportId, CancellationToken.None)).ShouldNotBeNull();
}
