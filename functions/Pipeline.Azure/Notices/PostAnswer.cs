using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;

namespace Pipeline.Azure.Notices;

/// <summary>What the answers of the post mean.</summary>
internal static partial class PostAnswer
{
    /// <summary>Bytes of an answer that are read.</summary>
    private const int MaxBody = 16 * 1024;

    private const int MaxReason = 64;

    /// <summary>
    /// A fault of the notice, which no repetition cures. What concerns the post as a whole (who may call it, where it is, that it is busy) is none: it
    /// would refuse every notice there is until somebody sets it right, and each would have to be asked for again by hand.
    /// </summary>
    public static bool IsRefusal(HttpStatusCode status) => (int)status is >= 400 and < 500 && status is not (
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed
        or HttpStatusCode.ProxyAuthenticationRequired or HttpStatusCode.RequestTimeout or HttpStatusCode.Conflict or HttpStatusCode.MisdirectedRequest
        or (HttpStatusCode)425 or HttpStatusCode.UpgradeRequired or HttpStatusCode.TooManyRequests);

    /// <summary>Taken now or before: 409 says that the same key was taken already.</summary>
    public static bool IsTaken(HttpResponseMessage answer) => answer.IsSuccessStatusCode || answer.StatusCode == HttpStatusCode.Conflict;

    public static StoreUnavailableException Unavailable(HttpResponseMessage answer, DateTimeOffset now) =>
        new($"The post answers {(int)answer.StatusCode}.") { RetryAfter = RetryAfter(answer.Headers.RetryAfter, now) };

    /// <summary>
    /// When the post took the notice first, if it says so with an offset and that can be: not before the notice was asked for and not still to come. Else now,
    /// since clocks of the record start by it.
    /// </summary>
    public static async Task<DateTimeOffset> SentAtAsync(
        HttpResponseMessage answer, DateTimeOffset askedAt, DateTimeOffset now, CancellationToken cancellationToken) =>
        await MemberAsync(answer, "sentAt", cancellationToken) is { } text && TimeFields.TryParse(text, out var at) && at >= askedAt && at <= now
            ? at
            : now;

    /// <summary>The code that the post gives, else the status: in kebab-case, since it stands in the record.</summary>
    public static async Task<string> ReasonAsync(HttpResponseMessage answer, CancellationToken cancellationToken) =>
        await MemberAsync(answer, "code", cancellationToken) is { Length: <= MaxReason } code && CodePattern().IsMatch(code)
            ? code
            : $"post-refused-{(int)answer.StatusCode}";

    private static TimeSpan? RetryAfter(RetryConditionHeaderValue? header, DateTimeOffset now) => header switch
    {
        { Delta: { } delta } => delta,
        { Date: { } at } when at > now => at - now,
        _ => null,
    };

    private static async Task<string?> MemberAsync(HttpResponseMessage answer, string name, CancellationToken cancellationToken)
    {
        var body = new byte[MaxBody];
        await using var stream = await answer.Content.ReadAsStreamAsync(cancellationToken);
        var length = await stream.ReadAtLeastAsync(body, MaxBody, throwOnEndOfStream: false, cancellationToken);
        try
        {
            using var json = JsonDocument.Parse(body.AsMemory(0, length));
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String
                ? member.GetString()
                : null;
        }
        catch (JsonException)
        {
            // An answer need not have a body that says anything.
            return null;
        }
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex CodePattern();
}
