using System.Globalization;
using Microsoft.AspNetCore.Http;
using Pipeline.Casework.Input;

namespace Pipeline.Functions.Http.Edge;

/// <summary>Reads the headers that decisions depend on; what is wrong with them becomes a fault of the header's name.</summary>
internal static class RequestHeaders
{
    public const string IdempotencyKey = "Idempotency-Key";
    public const string IfMatch = "If-Match";

    private const int MaxKey = 255;

    /// <summary>The key that makes a POST safe to repeat; null when none was sent or it is at fault.</summary>
    public static string? ReadIdempotencyKey(this HttpRequest request, InputFaults faults)
    {
        if (!request.Headers.TryGetValue(IdempotencyKey, out var values))
        {
            return null;
        }

        if (values.Count == 1 && values[0] is { Length: >= 1 and <= MaxKey } key && key.All(character => character is >= ' ' and <= '~'))
        {
            return key;
        }

        faults.Add(IdempotencyKey, $"must be one text of 1 to {MaxKey} printable ASCII characters");
        return null;
    }

    /// <summary>The key, where a fault of it is the only one that can come before the body's.</summary>
    /// <exception cref="RequestRefusedException">400: it is at fault.</exception>
    public static string? RequireGoodIdempotencyKey(this HttpRequest request)
    {
        var faults = new InputFaults();
        var key = request.ReadIdempotencyKey(faults);
        return faults.IsEmpty ? key : throw new RequestRefusedException(Problems.Invalid(faults));
    }

    /// <summary>
    /// The version in <c>If-Match</c>, written <c>"7"</c> or <c>7</c>; null for any: no header, or <c>*</c>. A number too large for a version
    /// is one that no case has.
    /// </summary>
    public static int? ReadExpectedVersion(this HttpRequest request, InputFaults faults)
    {
        if (!request.Headers.TryGetValue(IfMatch, out var values))
        {
            return null;
        }

        var text = values.Count == 1 ? (values[0] ?? string.Empty).Trim() : string.Empty;
        if (text == "*")
        {
            return null;
        }

        var digits = text.Length > 2 && text[0] == '"' && text[^1] == '"' ? text[1..^1] : text;
        if (digits.Length is > 0 and <= 100 && digits.All(char.IsAsciiDigit))
        {
            return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : int.MaxValue;
        }

        faults.Add(IfMatch, "must be the version of the case, like \"7\", or *");
        return null;
    }

    /// <summary>True when the caller already holds this entity tag, compared weakly.</summary>
    public static bool Holds(this HttpRequest request, string tag) => request.GetTypedHeaders().IfNoneMatch
        .Any(held => held.Tag == "*" || held.Compare(Microsoft.Net.Http.Headers.EntityTagHeaderValue.Parse(tag), useStrongComparison: false));
}
