using System.Net;
using System.Text;
using Microsoft.Extensions.Logging;
using Pipeline.Azure.Identity;
using Pipeline.Casework.People;
using Pipeline.Contracts.Identity;

namespace Pipeline.Azure.Tests.Identity;

public sealed class SigningKeysTests : IDisposable
{
    private readonly TokenDesk desk = new();

    /// <summary>What a proxy, a wrong address or a broken issuer may answer with.</summary>
    public static TheoryData<int, string> NoMetadata => new()
    {
        { 404, string.Empty },
        { 500, "{}" },
        { 200, string.Empty },
        { 200, "<html>sign in to the wireless network</html>" },
        { 200, "[]" },
        { 200, "{}" },
        { 200, "{\"issuer\":5,\"jwks_uri\":{}}" },
        { 200, "{\"issuer\":\"https://issuer.example/tenant/v2.0\"}" },
        { 200, "{\"issuer\":\"https://issuer.example/tenant/v2.0\",\"jwks_uri\":\"http://issuer.example/keys\"}" },
        { 200, "{\"issuer\":\"https://issuer.example/tenant/v2.0\",\"jwks_uri\":\"not an address\"}" },
    };

    public void Dispose() => desk.Dispose();

    [Fact]
    public async Task Keys_ForManyTokens_AreFetchedOnce()
    {
        for (var token = 0; token < 5; token++)
        {
            await desk.AdmitAsync(desk.Issuer.Bearer());
        }

        desk.Issuer.Asked.ShouldBe(1);
    }

    [Fact]
    public async Task Keys_AskedForByManyAtOnce_AreFetchedOnce()
    {
        desk.Issuer.Held = new TaskCompletionSource();
        var waiting = Enumerable.Range(0, 20).Select(_ => desk.AdmitAsync(desk.Issuer.Bearer())).ToList();

        desk.Issuer.Held.SetResult();
        await Task.WhenAll(waiting);

        desk.Issuer.Asked.ShouldBe(1);
    }

    [Fact]
    public async Task Keys_AfterTwelveHours_AreFetchedAgain()
    {
        await desk.AdmitAsync(desk.Issuer.Bearer());
        desk.Time.Pass(SigningKeys.KeptFor - TimeSpan.FromSeconds(1));
        await desk.AdmitAsync(desk.Issuer.Bearer());
        desk.Issuer.Asked.ShouldBe(1);

        desk.Time.Pass(TimeSpan.FromSeconds(1));
        await desk.AdmitAsync(desk.Issuer.Bearer());

        desk.Issuer.Asked.ShouldBe(2);
    }

    [Fact]
    public async Task Key_WithdrawnByTheIssuer_IsRefusedAtTheLatestAfterTwelveHours()
    {
        await desk.AdmitAsync(desk.Issuer.Bearer());
        desk.Issuer.Withdraw(desk.Issuer.Rsa);
        desk.Time.Pass(SigningKeys.KeptFor);

        await desk.RefuseAsync(desk.Issuer.Bearer());
    }

    [Fact]
    public async Task Key_RolledByTheIssuer_IsTakenWithItsFirstToken()
    {
        await desk.AdmitAsync(desk.Issuer.Bearer());
        var rolled = FakeIssuer.NewRsa("rsa-2");
        desk.Issuer.Publish(rolled);
        desk.Time.Pass(SigningKeys.BetweenFetches);

        await desk.AdmitAsync(desk.Issuer.Bearer(key: rolled));

        desk.Issuer.Asked.ShouldBe(2);
    }

    [Fact]
    public async Task Key_ThatNobodyKnows_IsAskedForOnceAMinuteWhateverIsSent()
    {
        var madeUp = Enumerable.Range(0, 10).Select(number => desk.Issuer.Bearer(key: FakeIssuer.NewRsa($"made-up-{number}"))).ToList();
        await desk.AdmitAsync(desk.Issuer.Bearer());
        desk.Time.Pass(SigningKeys.BetweenFetches);

        foreach (var header in madeUp)
        {
            await desk.RefuseAsync(header);
        }

        desk.Issuer.Asked.ShouldBe(2);
        desk.Time.Pass(SigningKeys.BetweenFetches);
        await desk.RefuseAsync(madeUp[0]);
        desk.Issuer.Asked.ShouldBe(3);
    }

    [Fact]
    public async Task Issuer_Down_LeavesTheKeysHeldGoodHoweverOld()
    {
        await desk.AdmitAsync(desk.Issuer.Bearer());
        desk.Issuer.GoDown();
        desk.Time.Pass(TimeSpan.FromDays(3));

        await desk.AdmitAsync(desk.Issuer.Bearer());
        await desk.AdmitAsync(desk.Issuer.Bearer());

        desk.Log.Lines.ShouldContain(line => line.Level == LogLevel.Warning && line.Text.StartsWith("The signing keys cannot be read from"));
        desk.Log.Lines.Count(line => line.Level == LogLevel.Warning).ShouldBe(1, "it is not asked again at once");
    }

    [Fact]
    public async Task Issuer_DownWithAKeyNotHeld_CannotTellAndSaysWhenToTryAgain()
    {
        await desk.AdmitAsync(desk.Issuer.Bearer());
        desk.Issuer.GoDown();
        desk.Time.Pass(SigningKeys.BetweenFetches);

        (await desk.ShowAsync(desk.Issuer.Bearer(key: FakeIssuer.NewRsa("rsa-2")))).ShouldBe(new IdentityResult.Unavailable(SigningKeys.AfterFailure));
        await desk.AdmitAsync(desk.Issuer.Bearer());
    }

    [Theory]
    [MemberData(nameof(NoMetadata))]
    public async Task Issuer_WithoutMetadataAndNothingHeld_IsUnavailableUntilItAnswers(int status, string body)
    {
        desk.Issuer.Instead = () => new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

        (await desk.ShowAsync(desk.Issuer.Bearer())).ShouldBe(new IdentityResult.Unavailable(SigningKeys.AfterFailure));

        desk.Issuer.Instead = null;
        desk.Time.Pass(TimeSpan.FromSeconds(4));
        (await desk.ShowAsync(desk.Issuer.Bearer())).ShouldBe(new IdentityResult.Unavailable(TimeSpan.FromSeconds(6)));
        desk.Time.Pass(TimeSpan.FromSeconds(6));
        await desk.AdmitAsync(desk.Issuer.Bearer());
    }

    [Fact]
    public async Task Issuer_ThatCannotBeReached_IsUnavailable()
    {
        desk.Issuer.Instead = () => throw new HttpRequestException("No such host is known.");

        (await desk.ShowAsync(desk.Issuer.Bearer())).ShouldBeOfType<IdentityResult.Unavailable>();
    }

    [Fact]
    public async Task Issuer_ThatDoesNotAnswerInTime_IsUnavailable()
    {
        desk.Issuer.Held = new TaskCompletionSource();
        var waiting = desk.ShowAsync(desk.Issuer.Bearer());

        desk.Time.Pass(SigningKeys.Timeout);

        (await waiting).ShouldBeOfType<IdentityResult.Unavailable>();
    }

    /// <summary>Tokens with made-up keys, each given up at once, must not make the issuer asked for each.</summary>
    [Fact]
    public async Task Callers_WhoLeave_HaveTheIssuerAskedOnce()
    {
        using var log = new Contracts.InMemory.RecordingLog();
        using var client = new HttpClient(desk.Issuer, disposeHandler: false);
        var keys = new SigningKeys(new TokenIssuer(FakeIssuer.Issuer, FakeIssuer.Audience), client, desk.Time, log.CreateLogger<SigningKeys>());
        var held = (await keys.FindAsync(null, CancellationToken.None)).ShouldBeOfType<KeyLookup.Found>().Set;
        desk.Time.Pass(SigningKeys.BetweenFetches);
        desk.Issuer.Held = new TaskCompletionSource();
        for (var caller = 0; caller < 10; caller++)
        {
            using var leaving = new CancellationTokenSource();
            var waiting = keys.FindAsync(held, leaving.Token);
            await leaving.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(waiting);
        }

        var staying = keys.FindAsync(held, CancellationToken.None);
        desk.Issuer.Held.SetResult();

        (await staying).ShouldBeOfType<KeyLookup.Found>().Set.ShouldNotBe(held, "the fetch that others left is as good");
        desk.Issuer.Asked.ShouldBe(2);
    }

    [Fact]
    public async Task Issuer_OtherThanItsMetadataSays_IsUnavailableAndLogged()
    {
        desk.Issuer.Says = "https://issuer.example/{tenantid}/v2.0";

        (await desk.ShowAsync(desk.Issuer.Bearer())).ShouldBeOfType<IdentityResult.Unavailable>();

        desk.Log.Lines.ShouldContain(line => line.Level == LogLevel.Error && line.Text.Contains("Oidc__issuer"));
    }

    [Fact]
    public async Task Issuer_WithoutKeys_IsUnavailable()
    {
        desk.Issuer.Withdraw(desk.Issuer.Rsa);
        desk.Issuer.Withdraw(desk.Issuer.Ec);

        (await desk.ShowAsync(desk.Issuer.Bearer())).ShouldBeOfType<IdentityResult.Unavailable>();
    }
}
