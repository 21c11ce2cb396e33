using Pipeline.Azure.Identity;
using Pipeline.Casework.People;
using Pipeline.Contracts.Identity;
using Pipeline.Contracts.InMemory;
using Microsoft.Extensions.Logging;

namespace Pipeline.Azure.Tests.Identity;

/// <summary>The real validation of tokens against an issuer in memory, on a clock moved by hand.</summary>
internal sealed class TokenDesk : IDisposable
{
    private readonly HttpClient client;
    private readonly BearerIdentity identity;

    public TokenDesk(ClaimRules? rules = null)
    {
        Issuer = new FakeIssuer(Time);
        client = new HttpClient(Issuer);
        var accepted = new TokenIssuer(FakeIssuer.Issuer, FakeIssuer.Audience);
        var keys = new SigningKeys(accepted, client, Time, Log.CreateLogger<SigningKeys>());
        identity = new BearerIdentity(accepted, keys, new ClaimMap(rules ?? new ClaimRules(), Log.CreateLogger<ClaimMap>()), Time);
    }

    public HandTime Time { get; } = new();

    public RecordingLog Log { get; } = new();

    public FakeIssuer Issuer { get; }

    public Task<IdentityResult> ShowAsync(string header) => identity.IdentifyAsync(header, CancellationToken.None);

    /// <exception cref="ShouldAssertException">The token is refused.</exception>
    public async Task<Caller> AdmitAsync(string header) => (await ShowAsync(header)).ShouldBeOfType<IdentityResult.Known>().Caller;

    /// <summary>The words of the 401.</summary>
    public async Task<string> RefuseAsync(string header) => (await ShowAsync(header)).ShouldBeOfType<IdentityResult.Unknown>().Why;

    public void Dispose()
    {
        client.Dispose();
        Issuer.Dispose();
        Log.Dispose();
    }
}
