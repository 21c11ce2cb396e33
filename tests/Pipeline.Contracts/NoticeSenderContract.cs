using Pipeline.Casework.Cases;
using Pipeline.Casework.Notices;

namespace Pipeline.Contracts;

/// <summary>What everything that carries notices out of the house keeps to.</summary>
public abstract class NoticeSenderContract
{
    protected abstract INoticeSender Sender { get; }

    /// <summary>The time of the sender's clock.</summary>
    protected abstract DateTimeOffset Now { get; }

    /// <summary>Lets the clock of the sender go on.</summary>
    protected abstract void Pass(TimeSpan time);

    /// <summary>The subjects of what is kept of the notices about a case, or of those about several.</summary>
    protected abstract IReadOnlyList<string> KeptAbout(CaseId? caseId);

    [Fact]
    public async Task Send_Notice_IsSentNowAndKept()
    {
        var notice = About(Samples.NewCase());

        (await Sender.SendAsync(notice, default)).ShouldBe(new NoticeResult.Sent(Now));

        KeptAbout(notice.CaseId).ShouldBe([notice.Subject]);
    }

    [Fact]
    public async Task Send_SameKeyAgain_IsTheSameSending()
    {
        var notice = About(Samples.NewCase());
        var first = await Sender.SendAsync(notice, default);
        Pass(TimeSpan.FromMinutes(5));

        (await Sender.SendAsync(notice, default)).ShouldBe(first);

        KeptAbout(notice.CaseId).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Send_OtherKeyOfTheSameCase_IsAnotherSending()
    {
        var notice = About(Samples.NewCase());
        await Sender.SendAsync(notice, default);

        await Sender.SendAsync(notice with { Key = $"{notice.Key}/registered-manager", Subject = "Another" }, default);

        KeptAbout(notice.CaseId).ShouldBe([notice.Subject, "Another"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("digest:2026-03-02:zoë ☂ 100%")]
    [InlineData("digest:2026-03-02:zoë ☂ 100%25")]
    [InlineData("digest:2026-03-02:../a\r\nb")]
    public async Task Send_KeyOfAnyCharacters_IsSentOnce(string key)
    {
        var notice = About(null) with { Key = $"{Samples.NewId("digest")}:{key}", Subject = Samples.NewId("subject") };

        await Sender.SendAsync(notice, default);
        await Sender.SendAsync(notice, default);

        KeptAbout(null).Count(subject => subject == notice.Subject).ShouldBe(1);
    }

    [Fact]
    public async Task Forget_Case_LeavesNothingOfItAndAllOfOthers()
    {
        var notice = About(Samples.NewCase());
        var other = About(Samples.NewCase());
        var digest = About(null);
        foreach (var sent in (Notice[])[notice, other, digest])
        {
            await Sender.SendAsync(sent, default);
        }

        await Sender.ForgetAsync(notice.CaseId!.Value, default);

        KeptAbout(notice.CaseId).ShouldBeEmpty();
        KeptAbout(other.CaseId).ShouldBe([other.Subject]);
        KeptAbout(null).ShouldContain(digest.Subject);
    }

    [Fact]
    public async Task Forget_CaseWithoutNotices_DoesNothing()
    {
        var notice = About(Samples.NewCase());
        await Sender.SendAsync(notice, default);
        await Sender.ForgetAsync(notice.CaseId!.Value, default);

        await Should.NotThrowAsync(() => Sender.ForgetAsync(notice.CaseId.Value, default));
        await Should.NotThrowAsync(() => Sender.ForgetAsync(Samples.NewCase(), default));
    }

    protected Notice About(CaseId? caseId) => new()
    {
        Key = caseId is null ? Samples.NewId("digest:2026-03-02:user") : $"{caseId}:1:acknowledge:submitter",
        CaseId = caseId,
        Effect = caseId is null ? "digest" : "acknowledge",
        AskedAt = Now,
        Addressee = caseId is null ? "triage-1" : "submitter",
        Users = caseId is null ? ["triage-1"] : [],
        Email = caseId is null ? null : "someone@example.org",
        Subject = Samples.NewId("We received it ☂"),
        Body = "Keep the reference.",
    };
}
