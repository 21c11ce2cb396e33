using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Pipeline.Azure.Identity;

/// <summary>
/// Holds the keys that an issuer signs with. They are fetched when first asked for, when they are older than <see cref="KeptFor"/>, and when a token
/// names a key that is not among them. While the issuer does not answer the keys held stay good, however old. One request at a time fetches; nobody
/// asks the issuer again within <see cref="BetweenFetches"/> of an answer or <see cref="AfterFailure"/> of a failure, whatever tokens are sent.
/// </summary>
/// <remarks>
/// The library's own ConfigurationManager reads the keys again behind the request that met a new one, which it refuses, and goes by the wall clock
/// (ADR 14).
/// </remarks>
public sealed partial class SigningKeys : IDisposable
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromHours(12);

    public static readonly TimeSpan BetweenFetches = TimeSpan.FromMinutes(1);

    public static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(10);

    /// <summary>How long the issuer has to answer.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    private readonly TokenIssuer _issuer;
    private readonly HttpDocumentRetriever _documents;
    private readonly TimeProvider _time;
    private readonly ILogger<SigningKeys> _logger;
    private readonly SemaphoreSlim _fetching = new(1);

    // Written by whoever fetches; read by everybody.
    private volatile SigningKeySet? _held;

    // Of whoever fetches alone.
    private DateTimeOffset _notBefore = DateTimeOffset.MinValue;
    private bool _failed;

    public SigningKeys(TokenIssuer issuer, HttpClient client, TimeProvider time, ILogger<SigningKeys> logger)
    {
        ArgumentNullException.ThrowIfNull(issuer);
        _issuer = issuer;
        _documents = new HttpDocumentRetriever(client) { RequireHttps = issuer.RequiresHttps };
        _time = time;
        _logger = logger;
    }

    public void Dispose() => _fetching.Dispose();

    /// <summary>The keys to look a token's key up in.</summary>
    /// <param name="missing">A set that does not have the key; the answer is the same set when there is no newer one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal async Task<KeyLookup> FindAsync(SigningKeySet? missing, CancellationToken cancellationToken)
    {
        if (_held is { } held && !ReferenceEquals(held, missing) && IsFresh(held))
        {
            return new KeyLookup.Found(held);
        }

        // Whoever has keys that will do does not wait for somebody else's fetch.
        if (!await _fetching.WaitAsync(_held is not null && missing is null ? TimeSpan.Zero : System.Threading.Timeout.InfiniteTimeSpan, cancellationToken))
        {
            return new KeyLookup.Found(_held!);
        }

        try
        {
            return await FindInTurnAsync(missing, cancellationToken);
        }
        finally
        {
            _fetching.Release();
        }
    }

    private async Task<KeyLookup> FindInTurnAsync(SigningKeySet? missing, CancellationToken cancellationToken)
    {
        if (_held is { } held && !ReferenceEquals(held, missing) && IsFresh(held))
        {
            return new KeyLookup.Found(held);
        }

        if (_time.GetUtcNow() >= _notBefore)
        {
            var fetched = await FetchAsync(cancellationToken);
            _failed = fetched is null;
            _held = fetched ?? _held;
            _notBefore = _time.GetUtcNow() + (_failed ? AfterFailure : BetweenFetches);
        }

        // With the issuer down it cannot be told whether a key is new or made up.
        var isKnown = _held is not null && !(_failed && ReferenceEquals(_held, missing));
        return isKnown ? new KeyLookup.Found(_held!) : new KeyLookup.NoAnswer(_notBefore - _time.GetUtcNow());
    }

    private async Task<SigningKeySet?> FetchAsync(CancellationToken cancellationToken)
    {
        using var tooLong = new CancellationTokenSource(Timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(tooLong.Token, cancellationToken);
        try
        {
            var metadata = await OpenIdConnectConfigurationRetriever.GetAsync(_issuer.MetadataAddress, _documents, either.Token);
            if (metadata.Issuer != _issuer.Issuer)
            {
                LogOtherIssuer(_issuer.MetadataAddress, metadata.Issuer, _issuer.Issuer);
                return null;
            }

            LogFetched(_issuer.Issuer, metadata.SigningKeys.Count);
            return metadata.SigningKeys.Count == 0 ? null : new SigningKeySet([.. metadata.SigningKeys], _time.GetUtcNow());
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && IsNoAnswer(e))
        {
            LogNoAnswer(e, _issuer.MetadataAddress);
            return null;
        }
    }

    /// <summary>No connection, no document, or one that is no metadata.</summary>
    private static bool IsNoAnswer(Exception exception) =>
        exception is IOException or HttpRequestException or OperationCanceledException or JsonException or ArgumentException or InvalidOperationException;

    private bool IsFresh(SigningKeySet set) => _time.GetUtcNow() - set.FetchedAt < KeptFor;

    [LoggerMessage(EventId = 3501, Level = LogLevel.Information, Message = "{Issuer} signs with {Count} keys.")]
    private partial void LogFetched(string issuer, int count);

    [LoggerMessage(EventId = 3502, Level = LogLevel.Warning, Message = "The signing keys cannot be read from {Address}; those held stay good.")]
    private partial void LogNoAnswer(Exception exception, string address);

    [LoggerMessage(EventId = 3503, Level = LogLevel.Error, Message = "{Address} is the metadata of {Found}, not of {Issuer}: the setting Oidc__issuer must be the issuer to the letter.")]
    private partial void LogOtherIssuer(string address, string found, string issuer);
}
