using Microsoft.Extensions.Logging;
using Pipeline.Azure.Identity;
using Pipeline.Azure.SelfCheck;
using Pipeline.Casework.Oversight.Dependencies;
using Pipeline.Contracts.Identity;
using Pipeline.Contracts.InMemory;

namespace Pipeline.Azure.Tests.SelfCheck;

public sealed class SignInCheckTests : IDisposable
{
    private readonly HandTime _time = new();
    private readonly RecordingLog _log = new();
    private readonly FakeIssuer _issuer;
    private readonly HttpClient _client;
    private readonly SignInCheck _check;

    public SignInCheckTests()
    {
        var accepted = new TokenIssuer(FakeIssuer.Issuer, FakeIssuer.Audience);
        _issuer = new FakeIssuer(_time);
        _client = new HttpClient(_issuer);
        _check = new SignInCheck(new SigningKeys(accepted, _client, _time, _log.CreateLogger<SigningKeys>()), accepted);
    }

    public void Dispose()
    {
        _client.Dispose();
        _issuer.Dispose();
        _log.Dispose();
    }

    [Fact]
    public async Task Check_IssuerThatAnswers_IsOkAndAskedOnce()
    {
        (await _check.CheckAsync(default)).ShouldBe(new DependencyState.Ok());
        (await _check.CheckAsync(default)).ShouldBe(new DependencyState.Ok());

        _issuer.Asked.ShouldBe(1);
    }

    [Fact]
    public async Task Check_IssuerThatGoesDown_IsOkAsLongAsKeysAreHeld()
    {
        await _check.CheckAsync(default);
        _issuer.GoDown();
        _time.Pass(SigningKeys.KeptFor);

        (await _check.CheckAsync(default)).ShouldBe(new DependencyState.Ok());
    }

    [Fact]
    public async Task Check_IssuerThatNeverAnswered_IsUnavailable()
    {
        _issuer.GoDown();

        (await _check.CheckAsync(default)).ShouldBe(new DependencyState.Unavailable($"{FakeIssuer.MetadataAddress} gives no keys of {FakeIssuer.Issuer}"));
    }
}
