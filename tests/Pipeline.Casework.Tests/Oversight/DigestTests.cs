using System.Text.Json;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Notices;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Oversight.Digests;
using Pipeline.Casework.People;
using Pipeline.Casework.Policies;
using Pipeline.Contracts.InMemory;
using Callers = Pipeline.Contracts.InMemory.People;

namespace Pipeline.Casework.Tests.Oversight;

/// <summary>Everybody gets one notice a working day, at the policy's hour, and it says no more than it has to.</summary>
public sealed class DigestTests
{
    // Received on Monday 2 February 2026 at 10:00, P2: two working days, so one reminder on Tuesday at 09:00, escalated on Wednesday 23:59:59.
    [Fact]
    public async Task Digest_Reminder_IsInTheNextMorningsNoticeToTheAssigneeAndInNoOther()
    {
        using var house = new CaseHouse();
        var play = await AssignedAsync(house);
        await house.AdvanceToAsync(At("2026-02-04T07:59:00Z"));
        await RunAsync(house);
        Digests(house).ShouldBeEmpty("it is not eight o'clock");

        await house.AdvanceToAsync(At("2026-02-04T08:00:00Z"));
        await RunAsync(house);
        await RunAsync(house);
        house.Restart(house.Policies);
        await RunAsync(house);

        var digest = Digests(house).ShouldHaveSingleItem();
        digest.ShouldSatisfyAllConditions(
            d => d.Addressee.ShouldBe("triage-1"),
            d => d.CaseId.ShouldBeNull(),
            d => d.Key.ShouldBe("digest:2026-02-04:triage-1"),
            d => d.Subject.ShouldBe("1 case to look at, 4 February 2026"),
            d => d.Body.ShouldBe($"{play.Id.Reference}  triage, due 4 February 2026: a reminder: nothing was decided yet"));
    }

    [Fact]
    public async Task Digest_LateCase_IsInOneNoticeToTheSuperiorAndTheAssigneeOnTheNextWorkingDay()
    {
        using var house = new CaseHouse();
        await AssignedAsync(house);
        await house.AdvanceToAsync(At("2026-02-05T08:00:00Z"));
        await RunAsync(house);

        Digests(house).Select(digest => (digest.Addressee, Line(digest))).ShouldBe(
        [
            ("manager-3", "late, escalated to you"),
            ("triage-1", "a reminder: nothing was decided yet; late, escalated to manager-3"),
        ]);
    }

    [Fact]
    public async Task Digest_ManyCases_AreOneNoticeAPersonHoweverOftenTheyTick()
    {
        using var house = new CaseHouse();
        for (var n = 0; n < 5; n++)
        {
            await AssignedAsync(house);
        }

        for (var hour = 0; hour < 24 * 14; hour++)
        {
            await house.AdvanceAsync(TimeSpan.FromHours(1));
            await RunAsync(house);
        }

        var sent = Digests(house).GroupBy(digest => digest.Addressee).ToDictionary(digests => digests.Key, digests => digests.ToList());
        sent.Keys.ShouldBe(["director-1", "manager-3", "triage-1"], ignoreOrder: true);
        sent["triage-1"].ShouldAllBe(digest => digest.Body.Split('\n').Length == 5);
        sent["triage-1"].Select(digest => digest.Key).ShouldBeUnique();
        sent["triage-1"].Count.ShouldBe(4, "a reminder, the due time, one and five working days after it");
    }

    [Theory]
    [InlineData("2026-02-07T09:00:00Z", "a Saturday")]
    [InlineData("2026-04-03T09:00:00Z", "Good Friday")]
    public async Task Digest_NoWorkingDay_WaitsForTheNext(string now, string why)
    {
        using var house = new CaseHouse(start: At(now).AddDays(-3));
        await AssignedAsync(house);
        await house.AdvanceToAsync(At(now));

        await RunAsync(house);

        Digests(house).ShouldBeEmpty(why);
    }

    // Clocks in London go forward on 29 March 2026: eight o'clock is 07:00 UTC.
    [Theory]
    [InlineData("2026-03-30T06:59:59Z", 0)]
    [InlineData("2026-03-30T07:00:00Z", 1)]
    public async Task Digest_InSummerTime_ComesByTheClockInLondon(string now, int count)
    {
        using var house = new CaseHouse(start: At("2026-03-26T10:00:00Z"));
        await AssignedAsync(house);
        await house.AdvanceToAsync(At(now));

        await RunAsync(house);

        Digests(house).Count(digest => digest.Addressee == "triage-1").ShouldBe(count);
    }

    [Fact]
    public async Task Digest_NobodyNamed_GoesToEverybodyWithTheRole()
    {
        using var house = new CaseHouse();
        await house.InTriageAsync(Bodies.Injury());
        await house.AdvanceToAsync(At("2026-02-04T08:00:00Z"));

        await RunAsync(house);

        Digests(house).Select(digest => digest.Addressee).ShouldBe(["triage-1", "triage-2", "triage-3", "triage-4"]);
    }

    [Theory]
    [InlineData("2026-02-04", null, "triage-2")]
    [InlineData("2026-02-03", null, "triage-1")]
    [InlineData("2026-02-04", "2026-02-06", "triage-3")]
    public async Task Digest_ReaderAway_GoesToTheDeputyWhoIsThere(string awayUntil, string? deputyAwayUntil, string reader)
    {
        using var house = new CaseHouse(policy: shipped => shipped.Staffed(people => [.. people.Select(person => person.User switch
        {
            "triage-1" => person with { AwayUntil = DateOnly.Parse(awayUntil, null) },
            "triage-2" => person with { AwayUntil = deputyAwayUntil is null ? null : DateOnly.Parse(deputyAwayUntil, null) },
            _ => person,
        })]));
        await AssignedAsync(house);
        await house.AdvanceToAsync(At("2026-02-04T08:00:00Z"));

        await RunAsync(house);

        Digests(house).Select(digest => digest.Addressee).ShouldBe([reader]);
    }

    [Fact]
    public async Task Digest_HoldEnded_IsTold()
    {
        using var house = new CaseHouse();
        var play = await AssignedAsync(house);
        await play.DecideAsync(Callers.Manager, DecisionNames.Hold, new { until = "2026-02-02", reason = "a court decides first" });
        await house.AdvanceToAsync(At("2026-02-03T08:00:00Z"));

        await RunAsync(house);

        Line(Digests(house).ShouldHaveSingleItem()).ShouldBe("its hold has ended");
    }

    [Fact]
    public async Task Digest_CaseWentOn_SaysNothingOfTheStageItLeft()
    {
        using var house = new CaseHouse();
        var play = await AssignedAsync(house);
        await house.AdvanceToAsync(At("2026-02-04T07:00:00Z"));
        await play.DecideAsync(Callers.Triage, DecisionNames.AcceptForAssessment);
        await house.AdvanceToAsync(At("2026-02-04T08:00:00Z"));

        await RunAsync(house);

        Digests(house).ShouldBeEmpty();
    }

    [Fact]
    public async Task Digest_BrokenOffInTheMiddle_GoesOnWithThoseThatAreMissing()
    {
        using var house = new CaseHouse();
        await house.InTriageAsync(Bodies.Injury());
        await house.AdvanceToAsync(At("2026-02-04T08:00:00Z"));
        house.NoticeSender.ThrowsFor["triage-3"] = new StoreUnavailableException("no answer");
        await Should.ThrowAsync<StoreUnavailableException>(() => RunAsync(house));
        Digests(house).Count.ShouldBe(3);

        house.NoticeSender.ThrowsFor.Clear();
        house.Restart(house.Policies);
        await RunAsync(house);

        Digests(house).Select(digest => digest.Addressee).ShouldBe(["triage-1", "triage-2", "triage-4", "triage-3"]);
    }

    [Fact]
    public async Task Digest_OneUserFails_ReachesTheOthersOnceAndThatUserAsSoonAsItCan()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync(Bodies.Injury());
        await play.DecideAsync(Callers.Manager, DecisionNames.SetPriority, new { priority = "P2", reason = "as we see it" });
        house.NoticeSender.ThrowsFor["triage-2"] = new StoreUnavailableException("no answer");
        await house.AdvanceToAsync(At("2026-02-04T08:00:00Z"));
        await Should.ThrowAsync<StoreUnavailableException>(() => RunAsync(house));
        Digests(house).Select(digest => digest.Addressee).ShouldBe(["triage-1", "triage-3", "triage-4"], "nobody waits for somebody else's");

        await house.AdvanceToAsync(At("2026-02-05T08:00:00Z"));
        await Should.ThrowAsync<StoreUnavailableException>(() => RunAsync(house));
        house.NoticeSender.ThrowsFor.Clear();
        await RunAsync(house);

        (await ToldAsync(house, "triage-1")).Select(told => told.At).ShouldBe([At("2026-02-03T09:00:00Z"), At("2026-02-04T09:00:00Z")], "one on each day, none twice");
        (await ToldAsync(house, "triage-2")).ShouldBe(await ToldAsync(house, "triage-1"), "both on the second day");
    }

    [Theory]
    [InlineData("2026-02-04T08:00:00Z", "2026-02-05T08:00:00Z")]
    [InlineData("2026-02-04T08:00:00Z", "2026-02-06T08:00:00Z")]
    public async Task Digest_WorklistHeldBackDuringARun_IsToldInTheNextAndOnce(string empty, string next)
    {
        using var house = new CaseHouse();
        var play = await AssignedAsync(house);
        await house.AdvanceToAsync(At(empty));
        await house.Worklist.ClearAsync(DateTimeOffset.UnixEpoch, CancellationToken.None);
        await RunAsync(house);
        Digests(house).ShouldBeEmpty("the worklist knows of nothing");

        await house.Get<ProjectionRebuild>().RunAsync(CancellationToken.None);
        await house.AdvanceToAsync(At(next));
        await RunAsync(house);
        (await ToldAsync(house, "triage-1"))[0].ShouldBe(new DigestTold(play.Id, TickKind.Remind, At("2026-02-03T09:00:00Z")));

        await house.AdvanceToAsync(At("2026-02-09T08:00:00Z"));
        await RunAsync(house);
        var told = await ToldAsync(house, "triage-1");
        told.ShouldBeUnique();
        told.Count.ShouldBe((await house.Worklist.FindAsync(play.Id, CancellationToken.None))!.Told.Count);
    }

    [Fact]
    public void Readers_AskedAgainForTheSame_AreLookedUpOnce()
    {
        var row = new WorklistRow
        {
            CaseId = CaseId.From(new byte[8]),
            CommitVersion = 1,
            Kind = CaseKind.Notification,
            Type = "SERIOUS-INJURY",
            Stage = Stage.Triage,
            StageSince = CaseHouse.Start,
            ReceivedAt = CaseHouse.Start,
            ActingRole = Role.Triage,
            OpenEffects = [],
            Generation = 1,
        };
        var readers = new DigestReaders(PolicyCatalog.LoadShipped().People, new DateOnly(2026, 2, 4));

        foreach (var told in (CaseTold[])[new(TickKind.Remind, CaseHouse.Start), new(TickKind.Escalate, CaseHouse.Start, "manager-3")])
        {
            readers.Of(told, row).ShouldNotBeEmpty();
            readers.Of(told with { At = told.At.AddHours(1) }, row with { CommitVersion = 2 }).ShouldBeSameAs(readers.Of(told, row));
        }
    }

    [Fact]
    public async Task Digest_OfAConfidentialConcern_HoldsNoWordOfItAndNobodysName()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync(Bodies.Whistleblowing(), CaseKind.Concern);
        await play.DecideAsync(Callers.Manager, DecisionNames.SetPriority, new { priority = "P2", reason = "as we see it" });
        await house.AdvanceToAsync(At("2026-02-06T08:00:00Z"));
        await RunAsync(house);

        var personal = house.Store.Parts(play.Id).SelectMany(part => part.Text.Split('"', ' ', '.', ',')).Where(word => word.Length > 4).Distinct().ToList();

        personal.ShouldNotBeEmpty();
        Digests(house).ShouldNotBeEmpty();
        foreach (var digest in Digests(house))
        {
            $"{digest.Subject} {digest.Body}".Split(' ', ',', ':', ';', '\n').Intersect(personal).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task AlertOfTheDuty_IsSentAtOnceToThoseWhoAreThere()
    {
        using var house = new CaseHouse(policy: shipped => shipped.Staffed(people =>
            [.. people.Select(person => person.User == "triage-1" ? person with { AwayUntil = new DateOnly(2026, 2, 2) } : person)]));

        await house.InTriageAsync(Bodies.Alert(), CaseKind.Concern);

        house.NoticeSender.Sent.Single(notice => notice.Effect == Effects.AlertDuty).ShouldSatisfyAllConditions(
            alert => alert.Addressee.ShouldBe(Addressees.Duty), alert => alert.Users.ShouldBe(["manager-3", "triage-2"]));
    }

    [Fact]
    public void Owners_OfACaseThatWaitsForSomebodyOutside_AreThoseWhoAsked()
    {
        var people = PolicyCatalog.LoadShipped().People;

        CaseOwnersOf(Role.Submitter).ShouldAllBe(user => people.Find(user)!.Roles.Contains(Role.Triage));
        CaseOwnersOf(Role.Provider).ShouldAllBe(user => people.Find(user)!.Roles.Contains(Role.Inspector));

        IReadOnlyList<string> CaseOwnersOf(Role actor) => Casework.Oversight.CaseOwners.Of(null, actor, null, people);
    }

    private static async Task<CasePlay> AssignedAsync(CaseHouse house)
    {
        var play = await house.InTriageAsync(Bodies.Injury());
        await play.DecideAsync(Callers.Manager, DecisionNames.SetPriority, new { priority = "P2", reason = "as we see it" });
        return await play.DecideAsync(Callers.Manager, DecisionNames.Assign, new { to = "triage-1" });
    }

    private static Task RunAsync(CaseHouse house) => house.Get<DigestSender>().RunAsync(CancellationToken.None);

    private static List<Notice> Digests(CaseHouse house) => [.. house.NoticeSender.Sent.Where(notice => notice.Effect == DigestWriter.Effect)];

    /// <summary>All that the digests of February 2026 told a user, in the order of the days.</summary>
    private static async Task<List<DigestTold>> ToldAsync(CaseHouse house, string user)
    {
        var told = new List<DigestTold>();
        for (var day = new DateOnly(2026, 2, 1); day.Month == 2; day = day.AddDays(1))
        {
            var entry = await house.HouseLog.FindAsync($"digests/{day:yyyy-MM-dd}", user, CancellationToken.None);
            told.AddRange(entry is null ? [] : JsonSerializer.Deserialize<DigestSent>(entry.Content, CaseJson.Options)!.Told!);
        }

        return told;
    }

    private static string Line(Notice digest) => digest.Body.Split(": ", 2)[1];

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
