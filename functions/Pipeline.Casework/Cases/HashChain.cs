using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Casework.Cases;

/// <summary>The hashes that hold a record together.</summary>
public static class HashChain
{
    /// <summary>Hex SHA-256 of the exact UTF-8 bytes of a payload.</summary>
    public static string OfPayload(string payload) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(payload)));

    /// <summary>Hex SHA-256 of salt, a colon and text: what a commit keeps of a part.</summary>
    public static string OfPart(string salt, string text) => OfPayload($"{salt}:{text}");
}
