using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Casework.Messages;

/// <summary>The ids of copies. The same copy always has the same id, so a queue drops what is sent twice.</summary>
public static class MessageIds
{
    /// <summary>Characters that queues take.</summary>
    public const int MaxLength = 128;

    /// <summary>The id of the copy that follows an attempt: <c>…:{attempt}</c> becomes <c>…:{attempt + 1}</c>; an id of another form gets it behind.</summary>
    public static string NextAttempt(string messageId, int attempt)
    {
        var ending = Suffix(attempt);
        var stem = messageId.EndsWith(ending, StringComparison.Ordinal) ? messageId[..^ending.Length] : messageId;
        return Join(stem, Suffix(attempt + 1));
    }

    /// <summary>The id of the copy that a replayed dead letter is sent as.</summary>
    public static string Replay(string messageId, long sequenceNumber) => Join(messageId, string.Create(CultureInfo.InvariantCulture, $":r{sequenceNumber}"));

    /// <summary>The id of what is said about a thing: its id and <paramref name="suffix"/>, or, where that is too long, a hash of its id and the suffix.</summary>
    public static string About(string id, string suffix) => Join(id, $":{suffix}");

    private static string Suffix(int attempt) => string.Create(CultureInfo.InvariantCulture, $":{attempt}");

    private static string Join(string stem, string suffix) => stem.Length + suffix.Length <= MaxLength
        ? stem + suffix
        : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(stem))) + suffix;
}
