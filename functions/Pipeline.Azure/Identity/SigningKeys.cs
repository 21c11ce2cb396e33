using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Pipeline.Azure.Identity;

/// <summary>
/// Holds the keys that an issuer signs with. They are fetched when first asked for, when they are older than <see cref="KeptFor"/>, and when a token
/// names a key that is not among them. While the issuer does not answer the keys held stay good, however old. There is one fetch at a time, which
/// everybody who needs it waits for and nobody ends; the issuer is not asked again within <see cref="BetweenFetches"/> of an answer or
/// <see cref="AfterFailure"/> of a failure, whatever tokens are sent.
/// </summary>
/// <remarks>
/// The library's own ConfigurationManager reads the keys again behind the request that met a new one, which it refuses, and goes by the wall clock
/// (ADR 14).
/// </remarks>
public sealed partial class SigningKeys
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
    private readonly Lock _lock = new();

    // Written by the fetch, under the lock.
    private SigningKeySet? _held;
    private DateTimeOffset _notBefore = DateTimeOffset.MinValue;
    private bool _failed;

    private Task _fetch = Task.CompletedTask;

    public SigningKeys(TokenIssuer issuer, HttpClient client, TimeProvider time, ILogger<SigningKeys> logger)
    {
        ArgumentNullException.ThrowIfNull(issuer);
        _issuer = issuer;
        _documents = new HttpDocumentRetriever(client) { RequireHttps = issuer.RequiresHttps };
        _time = time;
        _logger = logger;
    }

    /// <summary>The keys to look a token's key up in.</summary>
    /// <param name="missing">A set that does not have the key; the answer is the same set when there is no newer one.</param>
    /// <param name="cancellationToken">Ends the waiting, never the fetch: a caller who leaves early must not get the issuer asked again.</param>
    internal async Task<KeyLookup> FindAsync(SigningKeySet? missing, CancellationToken cancellationToken)
    {
        Task fetch;
        lock (_lock)
        {
            if (_held is not null && !ReferenceEquals(_held, missing) && IsFresh(_held))
            {
                return new KeyLookup.Found(_held);
            }

            if (!_fetch.IsCompleted)
            {
                // Whoever has keys that will do does not wait for somebody else's fetch.
                if (_held is not null && missing is null)
                {
                    return new KeyLookup.Found(_held);
                }
            }
            else if (_time.GetUtcNow() >= _notBefore)
            {
                _fetch = FetchAndKeepAsync();
            }

            fetch = _fetch;
        }

        await fetch.WaitAsync(cancellationToken);
        return Answer(missing);
    }

    private KeyLookup Answer(SigningKeySet? missing)
    {
        lock (_lock)
        {
            // With the issuer down it cannot be told whether a key is new or made up.
            var isKnown = _held is not null && !(_failed && ReferenceEquals(_held, missing));
            return isKnown ? new KeyLookup.Found(_held!) : new KeyLookup.NoAnswer(_notBefore - _time.GetUtcNow());
        }
    }

    private async Task FetchAndKeepAsync()
    {
        SigningKeySet? fetched = null;
        try
        {
            fetched = await FetchAsync();
        }
        finally
        {
            lock (_lock)
            {
                _failed = fetched is null;
                _held = fetched ?? _held;
                _notBefore = _time.GetUtcNow() + (_failed ? AfterFailure : BetweenFetches);
            }
        }
    }

    private async Task<SigningKeySet?> FetchAsync()
    {
        try
        {
            // The library hands no token on to the request: the wait ends here, the request by the client's own limit.
            var metadata = await OpenIdConnectConfigurationRetriever.GetAsync(_issuer.MetadataAddress, _documents, CancellationToken.None).WaitAsync(Timeout, _time);
            if (metadata.Issuer != _issuer.Issuer)
            {
                LogOtherIssuer(_issuer.MetadataAddress, metadata.Issuer, _issuer.Issuer);
                return null;
            }

            LogFetched(_issuer.Issuer, metadata.SigningKeys.Count);
            return metadata.SigningKeys.Count == 0 ? null : new SigningKeySet([.. metadata.SigningKeys], _time.GetUtcNow());
        }
        catch (Exception e) when (IsNoAnswer(e))
        {
            LogNoAnswer(e, _issuer.MetadataAddress);
            return null;
        }
    }

    /// <summary>No connection, no document, or one that is no metadata.</summary>
    private static bool IsNoAnswer(Exception exception) =>
        exception is IOException or HttpRequestException or OperationCanceledException or TimeoutException or JsonException or ArgumentException or InvalidOperationException;

    private bool IsFresh(SigningKeySet set) => _time.GetUtcNow() - set.FetchedAt < KeptFor;

    [LoggerMessage(EventId = 3501, Level = LogLevel.Information, Message = "{Issuer} signs with {Count} keys.")]
    private partial void LogFetched(string issuer, int count);

    [LoggerMessage(EventId = 3502, Level = LogLevel.Warning, Message = "The signing keys cannot be read from {Address}; those held stay good.")]
    private partial void LogNoAnswer(Exception exception, string address);

    [LoggerMessage(EventId = 3503, Level = LogLevel.Error, Message = "{Address} is the metadata of {Found}, not of {Issuer}: the setting Oidc__issuer must be the issuer to the letter.")]
    private partial void LogOtherIssuer(string address, string found, string issuer);
}
