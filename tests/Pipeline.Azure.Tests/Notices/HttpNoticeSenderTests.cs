using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Azure.Core;
using Pipeline.Azure.Notices;
using Pipeline.Azure.Tests.Settings;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Notices;
using Pipeline.Contracts;
using Pipeline.Contracts.InMemory;

namespace Pipeline.Azure.Tests.Notices;

public sealed class HttpNoticeSenderTests : NoticeSenderContract, IDisposable
{
    private const string Scope = "api://post/.default";
    private static readonly Uri Endpoint = new("https://post.example.org/notices");

    private readonly HandTime _time = new();
    private readonly PostOffice _post;

    public HttpNoticeSenderTests() => _post = new PostOffice(_time, Endpoint, "the-token");

    protected override INoticeSender Sender => SenderWith("the-token");

    protected override DateTimeOffset Now => _time.GetUtcNow();

    public void Dispose() => _post.Dispose();

    [Fact]
    public async Task Send_Notice_IsPostedAsTheSchemaSays()
    {
        var schema = JsonNode.Parse(RepositoryFiles.Read("infra/docs/notice.schema.json"))!.AsObject();
        var required = schema["required"]!.AsArray().Select(name => name!.GetValue<string>()).ToList();
        await Sender.SendAsync(About(Samples.NewCase()), default);
        await Sender.SendAsync(About(null), default);

        var posted = _post.Kept.ToList();

        posted[0].Select(pair => pair.Key).ShouldBe(schema["properties"]!.AsObject().Select(pair => pair.Key));
        posted[1].Select(pair => pair.Key).ShouldBe(required);
        foreach (var (name, rule) in schema["properties"]!.AsObject())
        {
            var value = posted[0][name]!;
            (rule!["const"]?.ToJsonString() ?? value.ToJsonString()).ShouldBe(value.ToJsonString());
            (rule["type"]?.GetValue<string>() ?? value.GetValueKind().ToString()).ShouldBe(value.GetValueKind().ToString(), StringCompareShould.IgnoreCase);
        }
    }

    [Fact]
    public async Task Send_Notice_CarriesItsKeyInVisibleAscii()
    {
        await Sender.SendAsync(About(null) with { Key = "digest:2026-03-02:zoë 100%" }, default);

        _post.Requests.ShouldHaveSingleItem().Headers.GetValues("Idempotency-Key").ShouldBe(["digest:2026-03-02:zo%C3%AB%20100%25"]);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(410)]
    [InlineData(413)]
    [InlineData(415)]
    [InlineData(422)]
    public async Task Send_NoticeThatCanNeverBeSent_IsRefusedWithItsCode(int status)
    {
        _post.Answers = () => Answer(status, """{ "code": "unknown-addressee", "detail": "someone@example.org" }""");

        (await Sender.SendAsync(About(Samples.NewCase()), default)).ShouldBe(new NoticeResult.Refused("unknown-addressee"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("[]")]
    [InlineData("""{ "code": 7 }""")]
    [InlineData("""{ "code": "someone@example.org is unknown" }""")]
    public async Task Send_RefusedWithoutACode_IsRefusedByItsStatus(string body)
    {
        _post.Answers = () => Answer(422, body);

        (await Sender.SendAsync(About(Samples.NewCase()), default)).ShouldBe(new NoticeResult.Refused("post-refused-422"));
    }

    [Theory]
    [InlineData(307)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(405)]
    [InlineData(408)]
    [InlineData(425)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task Send_PostThatCannotTakeItNow_IsToBeTriedAgain(int status)
    {
        _post.Answers = () => Answer(status, """{ "code": "unknown-addressee" }""");

        (await Should.ThrowAsync<StoreUnavailableException>(() => Sender.SendAsync(About(Samples.NewCase()), default))).RetryAfter.ShouldBeNull();
    }

    [Fact]
    public async Task Send_PostThatSaysWhen_IsToBeTriedThen()
    {
        HttpResponseMessage Busy(RetryConditionHeaderValue when)
        {
            var answer = Answer(429, string.Empty);
            answer.Headers.RetryAfter = when;
            return answer;
        }

        _post.Answers = () => Busy(new RetryConditionHeaderValue(TimeSpan.FromSeconds(90)));
        (await Should.ThrowAsync<StoreUnavailableException>(() => Sender.SendAsync(About(null), default))).RetryAfter.ShouldBe(TimeSpan.FromSeconds(90));

        _post.Answers = () => Busy(new RetryConditionHeaderValue(Now.AddMinutes(2)));
        (await Should.ThrowAsync<StoreUnavailableException>(() => Sender.ForgetAsync(Samples.NewCase(), default))).RetryAfter.ShouldBe(TimeSpan.FromMinutes(2));
    }

    [Theory]
    [InlineData("")]
    [InlineData("""{ "sentAt": "soon" }""")]
    [InlineData("""{ "sentAt": "2999-01-01T00:00:00Z" }""")]
    [InlineData("""{ "sentAt": "1999-01-01T00:00:00Z" }""")]
    public async Task Send_TakenWithoutAUsableTime_IsSentNow(string body)
    {
        _post.Answers = () => Answer(200, body);

        (await Sender.SendAsync(About(null), default)).ShouldBe(new NoticeResult.Sent(Now));
    }

    [Theory]
    [InlineData("yyyy-MM-dd'T'HH:mm:ss", 10)]
    [InlineData("yyyy-MM-dd'T'HH:mm:ss'Z'", 9)]
    [InlineData("yyyy-MM-dd'T'HH:mm:ss'+00:00'", 9)]
    [InlineData("yyyy-MM-dd'T'HH:mm:ss'Z'", 0)]
    [InlineData("yyyy-MM-dd'T'HH:mm:ss'+01:00'", 10)]
    public async Task Send_TakenBefore_IsSentThenIfItWasAskedForAndAnOffsetSaysWhenThatIs(string format, int believed)
    {
        var notice = About(null);
        var stated = Now.AddMinutes(believed == 0 ? 0 : 9);
        Pass(TimeSpan.FromMinutes(10));
        _post.Answers = () => Answer(409, $$"""{ "sentAt": "{{stated.ToString(format, CultureInfo.InvariantCulture)}}" }""");

        (await Sender.SendAsync(notice, default)).ShouldBe(new NoticeResult.Sent(notice.AskedAt.AddMinutes(believed)));
    }

    [Fact]
    public async Task Send_PostThatDoesNotAnswer_IsToBeTriedAgainAfterItsTime()
    {
        _post.IsSilent = true;

        var sending = Sender.SendAsync(About(null), default);
        _time.Pass(HttpNoticeSender.Patience);

        await Should.ThrowAsync<StoreUnavailableException>(() => sending);
    }

    [Fact]
    public async Task Send_GivenUpByTheCaller_IsCancelled()
    {
        _post.IsSilent = true;
        using var caller = new CancellationTokenSource();

        var sending = Sender.SendAsync(About(null), caller.Token);
        await caller.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => sending);
    }

    [Fact]
    public async Task Send_PostOutOfReachOrNoToken_IsToBeTriedAgain()
    {
        _post.Answers = () => throw new HttpRequestException("Connection refused");
        await Should.ThrowAsync<StoreUnavailableException>(() => Sender.SendAsync(About(null), default));

        await Should.ThrowAsync<StoreUnavailableException>(() => SenderWith(null).SendAsync(About(null), default));
        _post.Requests.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(401)]
    [InlineData(422)]
    [InlineData(503)]
    public async Task Forget_NotDone_IsToBeTriedAgain(int status)
    {
        _post.Answers = () => Answer(status, string.Empty);

        await Should.ThrowAsync<StoreUnavailableException>(() => Sender.ForgetAsync(Samples.NewCase(), default));
    }

    /// <summary>Through the client that the container makes, over a socket.</summary>
    [Fact]
    public async Task Send_FromTheContainer_FollowsNoRedirect()
    {
        var asked = new List<string>();
        var builder = WebApplication.CreateSlimBuilder();
        await using var server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        server.MapPost("/{path}", (HttpContext http) =>
        {
            asked.Add($"{http.Request.Path} {http.Request.Headers.Authorization}");
            return asked.Count == 1 ? Results.Ok() : Results.Redirect("/elsewhere", permanent: false, preserveMethod: true);
        });
        await server.StartAsync();
        var address = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        await using var provider = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddSingleton<TokenCredential>(new KnownCredential(Scope, "the-token"))
            .AddAzureAdapters(WholeSettings.With(("Notices__endpoint", $"{address}/notices")))
            .BuildServiceProvider();
        var sender = provider.GetRequiredService<INoticeSender>();

        (await sender.SendAsync(About(null), default)).ShouldBeOfType<NoticeResult.Sent>();
        await Should.ThrowAsync<StoreUnavailableException>(() => sender.SendAsync(About(null), default));

        asked.ShouldBe(["/notices Bearer the-token", "/notices Bearer the-token"]);
    }

    protected override void Pass(TimeSpan time) => _time.Pass(time);

    protected override IReadOnlyList<string> KeptAbout(CaseId? caseId) =>
        [.. _post.Kept.Where(notice => notice["caseId"]?.GetValue<string>() == caseId?.Value).Select(notice => notice["subject"]!.GetValue<string>())];

    private static HttpResponseMessage Answer(int status, string body) => new((HttpStatusCode)status) { Content = new StringContent(body) };

    private HttpNoticeSender SenderWith(string? token) => new(_post, new NoticePost(Endpoint, Scope), new KnownCredential(Scope, token), _time);
}
