using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Casework.Cases;

/// <summary>
/// The secret of one installation. Access codes, keyed case ids and report ids are HMAC-SHA256 under it: recomputed when needed, never stored.
/// </summary>
public sealed class InstallationKey
{
    /// <summary>Bytes of a key.</summary>
    public const int Length = 32;

    private const int AccessCodeLength = 20;

    private readonly byte[] _key;

    /// <exception cref="ArgumentException">The key is shorter than <see cref="Length"/> bytes.</exception>
    public InstallationKey(byte[] key)
    {
        if (key.Length < Length)
        {
            throw new ArgumentException($"An installation key has at least {Length} bytes.", nameof(key));
        }

        _key = [.. key];
    }

    /// <summary>100 bits that prove who submitted a case.</summary>
    public string AccessCode(CaseId caseId) => Crockford.Encode(Derive("access-code", caseId.Value), AccessCodeLength);

    /// <summary>Compares in constant time, as people type: any case, O for 0, I or L for 1.</summary>
    public bool IsAccessCode(CaseId caseId, string code) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(AccessCode(caseId)), Encoding.UTF8.GetBytes(Crockford.Canonical(code)));

    /// <summary>The keyed hash of an idempotency key in its scope and route; 64 hex digits.</summary>
    public string KeyHash(string scope, string route, string idempotencyKey) =>
        Convert.ToHexStringLower(Derive("idempotency", scope, route, idempotencyKey));

    /// <summary>The case id that belongs to a keyed hash for ever. <paramref name="attempt"/> above 0 steps aside from an id taken by another.</summary>
    public CaseId CaseIdFor(string keyHash, int attempt) =>
        CaseId.From(Derive("case-id", keyHash, attempt.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>A keyed hash of a body; 64 hex digits.</summary>
    public string BodyHash(string body) => Convert.ToHexStringLower(Derive("body", body));

    /// <summary>A keyed hash by which two submissions of one person are recognised without saying who it is; 32 hex digits.</summary>
    public string ReporterKey(string scope, string value) => Convert.ToHexStringLower(Derive("reporter", scope, value).AsSpan(0, 16));

    /// <summary>The public id of a case's report, as a GUID that says nothing of the case.</summary>
    public string ReportId(CaseId caseId) => new Guid(Derive("report", caseId.Value).AsSpan(0, 16)).ToString("D");

    private byte[] Derive(string purpose, params ReadOnlySpan<string> parts)
    {
        var text = new StringBuilder(purpose);
        foreach (var part in parts)
        {
            text.Append('\n').Append(part.Length).Append(':').Append(part);
        }

        return HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text.ToString()));
    }
}
