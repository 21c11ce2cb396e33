using Pipeline.Casework.Assessment;
using Pipeline.Casework.Cases;
using Pipeline.Casework.People;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Time;
using Pipeline.Casework.Triage;

namespace Pipeline.Casework.Tests.Policies;

public sealed class ShippedPolicyTests
{
    private static readonly Policy Shipped = PolicyCatalog.LoadShipped().Current;

    [Fact]
    public void Shipped_Version_IsTheCurrentOne()
    {
        var catalog = PolicyCatalog.LoadShipped();

        catalog.Current.Version.ShouldBe("2026-11");
        catalog.Get("2026-11").ShouldBeSameAs(catalog.Current);
        catalog.Versions.ShouldBe(["2026-11"]);
        Should.Throw<UnknownPolicyVersionException>(() => catalog.Get("2019-01")).Version.ShouldBe("2019-01");
    }

    // Care Quality Commission (Registration) Regulations 2009 (SI 2009/3112), as amended.
    [Theory]
    [InlineData("SOP-CHANGE", "12(3)", false)]
    [InlineData("ABSENCE", "14(1)-(4)", false)]
    [InlineData("ABSENCE-RETURN", "14", false)]
    [InlineData("CHANGES", "15(1)", false)]
    [InlineData("DEATH", "16", true)]
    [InlineData("DEATH-DETAINED", "17(1)", true)]
    [InlineData("UNAUTH-ABSENCE", "17(1)", true)]
    [InlineData("UNAUTH-ABSENCE-RETURN", "17(2A)", true)]
    [InlineData("SERIOUS-INJURY", "18(2)(a),(b)", true)]
    [InlineData("DOLS-OUTCOME", "18(2)(c),(d)", true)]
    [InlineData("ABUSE", "18(2)(e)", true)]
    [InlineData("POLICE", "18(2)(f)", true)]
    [InlineData("SERVICE-STOPPING", "18(2)(g)", true)]
    [InlineData("CYP-ADULT-UNIT", "18(2)(h)", true)]
    [InlineData("TOP-DEATH", "20", true)]
    [InlineData("PROVIDER-DEATH", "21", false)]
    [InlineData("PROVIDER-DEATH-PLANS", "21(2)(b)", false)]
    [InlineData("LIQUIDATOR", "22(1)(a)", false)]
    [InlineData("LIQUIDATOR-PLANS", "22(1)(c)", false)]
    public void NotificationTypes_EachStatutoryOne_IsThereWithItsRegulation(string code, string regulation, bool incident)
    {
        var type = Shipped.FindNotificationType(code).ShouldNotBeNull();

        type.Regulation.ShouldBe(regulation);
        type.Group.ShouldBe(incident ? NotificationGroup.Incident : NotificationGroup.RegistrationChange);
        type.RequiresPerson.ShouldBe(incident);
        type.RequiresEventDate.ShouldBe(incident);
        type.Note.ShouldBeFalse();
        type.Sources.ShouldNotBeEmpty();
        Shipped.NotificationTypes.Count.ShouldBe(19);
    }

    // Terms in numbers: regulations 12(3), 14, 21(2)(b), 22(1)(c); 14 days of regulation 20 from a secondary source.
    [Theory]
    [InlineData("SOP-CHANGE", "28 days", "revisionDate", false, false)]
    [InlineData("ABSENCE", "28 days", "absenceStart", true, false)]
    [InlineData("TOP-DEATH", "14 days", "informedDate", false, false)]
    [InlineData("PROVIDER-DEATH-PLANS", "28 days", "dateOfDeath", false, false)]
    [InlineData("LIQUIDATOR-PLANS", "28 days", "appointmentDate", false, true)]
    public void LegalDue_WhereTheLawHasANumber_IsKept(string code, string span, string from, bool before, bool countsFirstDay)
    {
        var due = Shipped.FindNotificationType(code)!.LegalDue[0];

        due.Span.ToString().ShouldBe(span);
        due.From.ShouldBe(from);
        due.Before.ShouldBe(before);
        due.CountsFirstDay.ShouldBe(countsFirstDay);
        Shipped.NotificationTypes.Count(type => type.LegalDue.Count > 0).ShouldBe(5);
    }

    [Fact]
    public void RequiredDetails_OnlyWhereTheFormsSaySo_DeathAndAbuse() =>
        Shipped.NotificationTypes.SelectMany(type => type.Fields.Where(field => field.Required).Select(field => $"{type.Code} {field.Name}"))
            .ShouldBe(["DEATH surgicalProcedure", "DEATH circumstances", "ABUSE role"]);

    [Fact]
    public void SeriousInjury_Fields_AreThoseOfTheForm()
    {
        var injury = Shipped.FindNotificationType("SERIOUS-INJURY")!;

        injury.Fields.Count.ShouldBe(10);
        injury.FindField("fracture")!.Type.ShouldBe(DetailFieldType.Text);
        injury.FindField("prolongedPain")!.Type.ShouldBe(DetailFieldType.Boolean);
        injury.FindField("senses")!.Options.ShouldBe(["Sight", "Hearing", "Touch", "Smell"]);
    }

    [Fact]
    public void ConcernKinds_OfTheContract_WithTheRegulatorsCodes() =>
        Shipped.ConcernKinds.Select(kind => $"{kind.Id} {kind.Code}").ShouldBe(
        [
            "whistleblowing WHISTLEBLOWING", "public-concern FEEDBACK-ON-CARE", "safeguarding-alert SAFEGUARDING-ALERT",
            "safeguarding-concern SAFEGUARDING-CONCERN",
        ]);

    [Theory]
    [InlineData(Priority.P1, "24 hours")]
    [InlineData(Priority.P2, "2 working-days")]
    [InlineData(Priority.P3, "5 working-days")]
    [InlineData(Priority.P4, "10 working-days")]
    public void TriageClocks_ByPriority_AreThoseOfTheProcess(Priority priority, string span) =>
        Shipped.ServiceLevels.Triage[priority].ToString().ShouldBe(span);

    [Theory]
    [InlineData(Stage.Received, "15 minutes")]
    [InlineData(Stage.AwaitingInformation, "5 working-days")]
    [InlineData(Stage.Drafting, "10 working-days")]
    [InlineData(Stage.QualityReview, "5 working-days")]
    [InlineData(Stage.FactualAccuracy, "10 working-days")]
    [InlineData(Stage.FactualAccuracyReview, "5 working-days")]
    [InlineData(Stage.SignOff, "3 working-days")]
    [InlineData(Stage.Publication, "1 hour")]
    [InlineData(Stage.Published, "15 working-days")]
    public void StageClocks_ByStage_AreThoseOfTheProcess(Stage stage, string span) =>
        Shipped.ServiceLevels.Stages[stage].ToString().ShouldBe(span);

    [Fact]
    public void OtherClocks_OfTheProcess_AreInWorkingDays()
    {
        var clocks = Shipped.ServiceLevels;

        new[] { clocks.ToFirstVisit, clocks.FromLastVisit, clocks.WithoutVisit, clocks.RatingReview, clocks.ToPublication }
            .ShouldBe(new[] { 30, 15, 30, 20, 50 }.Select(days => new ClockSpan(days, ClockUnit.WorkingDays)));
        clocks.Stages.Keys.ShouldBe(PolicyClocks.StagesWithOneSpan);
    }

    [Fact]
    public void Limits_OfTheContract_AreKept()
    {
        var limits = Shipped.Limits;

        limits.JsonBodyBytes.ShouldBe(1024 * 1024);
        limits.DocumentBytes.ShouldBe(95 * 1024 * 1024);
        limits.ImportLines.ShouldBe(10_000);
        limits.ImportBytes.ShouldBe(32 * 1024 * 1024);
        limits.ImportDays.ShouldBe(30);
        limits.ProcessDays.ShouldBe(14);
        limits.BulkDecisions.ShouldBe(500);
        limits.AnonymousPostsPerMinute.ShouldBe(30);
        limits.NarrativeCharacters.ShouldBe(100_000);
        Shipped.Graces.Effect.ShouldBe(TimeSpan.FromMinutes(5));
        Shipped.Graces.Tick.ShouldBe(TimeSpan.FromMinutes(15));
    }

    // Our own service level: there is no source.
    [Theory]
    [InlineData("cqc-saf", Rating.Inadequate, 6)]
    [InlineData("cqc-saf", Rating.RequiresImprovement, 12)]
    [InlineData("cqc-saf", Rating.Good, 30)]
    [InlineData("cqc-saf", Rating.Outstanding, 36)]
    [InlineData("cqc-saf", Rating.NotRated, 12)]
    [InlineData("cqc-local-authority", Rating.Good, 36)]
    public void Reinspection_ByFrameworkAndRating_InMonths(string framework, Rating overall, int months) =>
        Shipped.Reinspection.MonthsAfter(framework, overall).ShouldBe(months);

    [Fact]
    public void Reinspection_OfAllThatIsDue_IsAtMostTwentyFiveANight() => Shipped.Reinspection.MostPerNight.ShouldBe(25);

    [Fact]
    public void Reinspection_NoMonths_IsNeverByItself() =>
        (Shipped.Reinspection with { Months = Enum.GetValues<Rating>().ToDictionary(rating => rating, _ => 0) })
            .MonthsAfter("cqc-saf", Rating.Good).ShouldBeNull();

    [Fact]
    public void Digest_EachDay_AtEightInLondon() => Shipped.DigestAt.ShouldBe(new TimeOnly(8, 0));

    [Fact]
    public void MessageRetry_TwelveAttempts_GrowAndAddUpToADay()
    {
        var delays = Enumerable.Range(1, 11).Select(attempt => Shipped.MessageRetry.DelayAfter(attempt)!.Value).ToList();

        delays.ShouldBe(delays.Order());
        delays.Aggregate(TimeSpan.Zero, (sum, delay) => sum + delay).ShouldBe(TimeSpan.FromHours(24), TimeSpan.FromMilliseconds(1));
        Shipped.MessageRetry.DelayAfter(12).ShouldBeNull();
        Should.Throw<ArgumentOutOfRangeException>(() => Shipped.MessageRetry.DelayAfter(0));
    }

    [Theory]
    [InlineData("no-further-action")]
    [InlineData("referred")]
    [InlineData("resolved-by-provider")]
    [InlineData("duplicate")]
    [InlineData("out-of-scope")]
    [InlineData("noted")]
    public void CloseOutcomes_EachOfTheProcess_IsThere(string outcome) =>
        Shipped.CloseOutcomes.ShouldContain(entry => entry.Id == outcome);

    [Fact]
    public void ActionKinds_OnlyReferring_SendsANotice()
    {
        Shipped.ActionKinds.Select(kind => kind.Id).ShouldBe(["refer", "contact-provider", "urgent-visit", "enforcement-meeting", "other"]);
        Shipped.ActionKinds.Where(kind => kind.SendsNotice).Select(kind => kind.Id).ShouldBe(["refer"]);
    }

    // Counts and thresholds: the regulator's pages on the single assessment framework (34 statements: 8, 6, 5, 7, 8; December 2024),
    // the drafts of 24 March 2026 (24 key lines of enquiry), the nine statements for local authorities.
    [Theory]
    [InlineData("cqc-saf@2024-12", 34, "8,6,5,7,8", true)]
    [InlineData("cqc-sector-draft@2026-03-24", 24, "7,4,3,4,6", false)]
    [InlineData("cqc-local-authority@2023", 9, "", true)]
    public void Frameworks_Shipped_HaveTheirStatements(string key, int statements, string perQuestion, bool scored)
    {
        var framework = Shipped.FindFramework(key).ShouldNotBeNull();

        framework.Key.ShouldBe(key);
        framework.Statements.Count.ShouldBe(statements);
        string.Join(',', framework.KeyQuestions.Select(question => question.Statements.Count)).ShouldBe(perQuestion);
        (framework.Scoring is not null).ShouldBe(scored);
        framework.Scoring?.Bands.ShouldBe(
        [
            new RatingBand(Rating.Inadequate, 25, 38), new RatingBand(Rating.RequiresImprovement, 39, 62),
            new RatingBand(Rating.Good, 63, 87), new RatingBand(Rating.Outstanding, 88, 100),
        ]);
        framework.Sources.ShouldNotBeEmpty();
    }

    [Fact]
    public void FindFramework_ByIdAlone_TheDefaultOrTheLatest()
    {
        Shipped.DefaultFramework.Key.ShouldBe("cqc-saf@2024-12");
        Shipped.FindFramework("cqc-saf")!.Key.ShouldBe("cqc-saf@2024-12");
        Shipped.FindFramework("cqc-local-authority")!.Statements.Select(statement => statement.Id)
            .ShouldBe(["LA1", "LA2", "LA3", "LA4", "LA5", "LA6", "LA7", "LA8", "LA9"]);
        Shipped.FindFramework("cqc-saf@2019").ShouldBeNull();
    }

    [Theory]
    [InlineData(Role.Triage, 3)]
    [InlineData(Role.Inspector, 4)]
    [InlineData(Role.Reviewer, 3)]
    [InlineData(Role.Publisher, 3)]
    [InlineData(Role.Manager, 4)]
    [InlineData(Role.Operations, 2)]
    [InlineData(Role.Auditor, 1)]
    public void People_OfEachRole_EnoughForIndependence(Role role, int atLeast) =>
        Shipped.People.With(role).Count().ShouldBeGreaterThanOrEqualTo(atLeast);

    [Fact]
    public void People_EverybodyButTheTop_HasSomebodyAboveUpToADirector()
    {
        foreach (var person in Shipped.People.All.Where(person => person.User != "director-1"))
        {
            Shipped.People.Above(person.User)[^1].User.ShouldBe("director-1", person.User);
        }

        Shipped.People.Above("director-1").ShouldBeEmpty();
        Shipped.People.Above("nobody").ShouldBeEmpty();
        Shipped.People.Above("triage-1").Select(person => person.User).ShouldBe(["manager-3", "director-1"]);
    }

    [Fact]
    public void Noting_SomeTypes_OnlyTheyAreRoutine()
    {
        var catalog = PolicyCatalog.LoadShipped().Noting(["DOLS-OUTCOME"]);

        catalog.Current.NotificationTypes.Where(type => type.Note).Select(type => type.Code).ShouldBe(["DOLS-OUTCOME"]);
        catalog.Current.Version.ShouldBe("2026-11");
    }

    // https://www.gov.uk/bank-holidays.json as of 2026.
    [Theory]
    [InlineData(Nation.England, 2017)]
    [InlineData(Nation.Wales, 2017)]
    [InlineData(Nation.Scotland, 2024)]
    [InlineData(Nation.NorthernIreland, 2024)]
    public void Calendars_OfEachNation_ReachToTheEndOf2027(Nation nation, int from)
    {
        var calendar = Shipped.Clocks.Calendars.For(nation);

        calendar.FirstYear.ShouldBe(from);
        calendar.KnownUntil.ShouldBe(new DateOnly(2027, 12, 31));
        Shipped.Clocks.Due(new DateTimeOffset(2025, 12, 17, 9, 0, 0, TimeSpan.Zero), new ClockSpan(10, ClockUnit.WorkingDays), nation).At
            .ShouldBe(new DateTimeOffset(2026, 1, nation == Nation.Scotland ? 6 : 5, 23, 59, 59, TimeSpan.Zero));
    }
}
