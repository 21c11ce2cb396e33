using System.Text.Json;
using Pipeline.Casework.Assessment;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Triage;

namespace Pipeline.Casework.Tests.Triage;

public sealed class RiskScorerTests
{
    private static readonly Policy Policy = PolicyCatalog.LoadShipped().Current;

    [Fact]
    public void Score_OfASeriousInjury_ListsEveryPointAndNoNarrative()
    {
        var risk = RiskScorer.Score(
            Notification("SERIOUS-INJURY", """{ "prolongedPain": true, "pressureSore": false, "senses": ["Sight", "Touch"] }""") with
            {
                TextsGiven = ["fracture", "other"],
                EarlierCases = 4,
                LocationRating = Rating.RequiresImprovement,
            },
            Policy);

        risk.Factors.ShouldBe(
        [
            new RiskFactor("type", "SERIOUS-INJURY", 25, "Serious injury to a person using the service"),
            new RiskFactor("details.fracture", "given", 8, "bones were fractured"),
            new RiskFactor("details.senses", "Sight, Touch", 10, "senses were injured"),
            new RiskFactor("details.prolongedPain", "true", 6, "the pain was prolonged"),
            new RiskFactor("history", "4", 8, "other cases of the location in the last 90 days"),
            new RiskFactor("locationRating", "requires-improvement", 10, "overall rating of the location in force"),
            new RiskFactor("reporter", "provider", 2, "kind of reporter"),
        ]);
        risk.Score.ShouldBe(69);
        risk.Priority.ShouldBe(Priority.P2);
    }

    // Records of before short texts became parts hold them among the other details.
    [Fact]
    public void Score_OfATextAmongTheOtherDetails_CountsItOnceAndSaysNothingOfIt() =>
        RiskScorer.Score(Notification("SERIOUS-INJURY", """{ "fracture": "left wrist of Ann" }"""), Policy)
            .Factors.Where(factor => factor.Name == "details.fracture")
            .ShouldBe([new RiskFactor("details.fracture", "given", 8, "bones were fractured")]);

    [Theory]
    [InlineData("SOP-CHANGE", "{}", 0, Rating.Good, Priority.P4)]
    [InlineData("DOLS-OUTCOME", "{}", 0, Rating.Inadequate, Priority.P3)]
    [InlineData("DEATH", """{ "expected": "yes" }""", 0, Rating.Good, Priority.P4)]
    [InlineData("DEATH", """{ "expected": "no" }""", 0, Rating.Good, Priority.P3)]
    [InlineData("DEATH", """{ "restraint": "yes", "expected": "no" }""", 0, Rating.Good, Priority.P1)]
    [InlineData("DEATH", """{ "restraint": "not-known" }""", 0, Rating.Good, Priority.P3)]
    [InlineData("ABUSE", """{ "role": ["affected by alleged abuse"] }""", 0, Rating.Good, Priority.P3)]
    [InlineData("ABUSE", """{ "role": ["affected by abuse"] }""", 0, Rating.Good, Priority.P2)]
    [InlineData("ABUSE", """{ "role": ["affected by abuse"] }""", 10, Rating.RequiresImprovement, Priority.P1)]
    public void Score_OfNotifications_GivesThePriority(string type, string details, int earlier, Rating rating, Priority priority) =>
        RiskScorer.Score(Notification(type, details) with { EarlierCases = earlier, LocationRating = rating }, Policy).Priority.ShouldBe(priority);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 3)]
    [InlineData(2, 3)]
    [InlineData(3, 8)]
    [InlineData(5, 8)]
    [InlineData(6, 15)]
    [InlineData(10, 20)]
    [InlineData(1000, 20)]
    public void Score_ByHistory_CountsTheHighestStepReached(int earlier, int points) =>
        RiskScorer.Score(Notification("DEATH", "{}") with { EarlierCases = earlier }, Policy)
            .Factors.Single(factor => factor.Name == "history").Points.ShouldBe(points);

    [Theory]
    [InlineData("whistleblowing", ReporterKind.Worker, Priority.P2)]
    [InlineData("whistleblowing", ReporterKind.Anonymous, Priority.P3)]
    [InlineData("public-concern", ReporterKind.Open, Priority.P3)]
    [InlineData("safeguarding-concern", ReporterKind.Open, Priority.P2)]
    [InlineData("safeguarding-alert", ReporterKind.Open, Priority.P1)]
    public void Score_OfConcerns_GivesThePriority(string kind, ReporterKind reporter, Priority priority) =>
        RiskScorer.Score(new RiskInput { Kind = CaseKind.Concern, Type = kind, Reporter = reporter }, Policy).Priority.ShouldBe(priority);

    [Fact]
    public void SafeguardingAlert_WhateverItsPoints_IsP1WithItsOwnLine()
    {
        var cheap = Policy with { Risk = Policy.Risk with { ConcernPoints = Policy.ConcernKinds.ToDictionary(kind => kind.Id, _ => 0) } };

        var risk = RiskScorer.Score(new RiskInput { Kind = CaseKind.Concern, Type = "safeguarding-alert", Reporter = ReporterKind.Open }, cheap);

        risk.Priority.ShouldBe(Priority.P1);
        risk.Score.ShouldBe(9);
        risk.Factors[^1].ShouldBe(new RiskFactor(
            "priority", "P1", 0, "always P1: a safeguarding alert is for the same day: nobody else may know of it"));
    }

    [Fact]
    public void Score_OfEveryTypeAndKind_AddsUp()
    {
        var inputs = Policy.NotificationTypes.Select(type => Notification(type.Code, """{ "restraint": "yes", "fracture": "x", "role": ["abuser"] }"""))
            .Concat(Policy.ConcernKinds.Select(kind => new RiskInput { Kind = CaseKind.Concern, Type = kind.Id, Reporter = ReporterKind.Confidential }));

        foreach (var input in inputs)
        {
            var risk = RiskScorer.Score(input, Policy);

            risk.Factors.Sum(factor => factor.Points).ShouldBe(risk.Score, input.Type);
            risk.Factors.ShouldAllBe(factor => factor.Why.Length > 0 && factor.Value.Length > 0);
            RiskScorer.Score(input, Policy).Factors.ShouldBe(risk.Factors);
        }
    }

    [Fact]
    public void Score_BelowEveryBand_IsP4()
    {
        var negative = Policy with { Risk = Policy.Risk with { NotificationPoints = Policy.NotificationTypes.ToDictionary(type => type.Code, _ => -50) } };

        RiskScorer.Score(Notification("CHANGES", "{}"), negative).Priority.ShouldBe(Priority.P4);
    }

    [Fact]
    public void Score_OfWhatThePolicyDoesNotKnow_Throws() =>
        Should.Throw<ArgumentException>(() => RiskScorer.Score(Notification("PARTY", "{}"), Policy));

    private static RiskInput Notification(string type, string details) => new()
    {
        Kind = CaseKind.Notification,
        Type = type,
        Reporter = ReporterKind.Provider,
        Details = JsonDocument.Parse(details).RootElement.EnumerateObject().ToDictionary(property => property.Name, property => property.Value),
        LocationRating = Rating.Good,
    };
}
