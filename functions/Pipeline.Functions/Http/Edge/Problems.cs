using Microsoft.AspNetCore.Http;
using Pipeline.Casework.Input;

namespace Pipeline.Functions.Http.Edge;

/// <summary>The problems that more than one kind of request can have, and every code there is.</summary>
public static class Problems
{
    /// <summary>One text for what does not exist and for what the caller may not know of.</summary>
    public static readonly Problem NotFound =
        new(ProblemCodes.NotFound, "There is nothing here, or nothing that you may know of.");

    public static readonly Problem SignInNeeded = Unauthorized("This needs a sign-in, or a reference with its access code.");

    public static readonly Problem KeyReused = new(ProblemCodes.IdempotencyKeyReused, "This Idempotency-Key came before with another body. Nothing was changed.");

    public static readonly Problem RangeNotSatisfiable = new(ProblemCodes.RangeNotSatisfiable, "The document has no such bytes; its size is in Content-Range.");

    public static readonly Problem PreconditionFailed = new(ProblemCodes.PreconditionFailed, "The document is not what If-Match asks for.");

    public static readonly Problem Internal = new(ProblemCodes.Internal, "Something failed that should not. Quote the trace id to whoever runs this service.");

    public static readonly Problem Draining =
        new(ProblemCodes.Draining, "The service is stopping and takes no new requests. Try again.")
        {
            RetryAfter = TimeSpan.FromSeconds(5),
        };

    private static readonly TimeSpan ShortWhile = TimeSpan.FromSeconds(5);

    /// <summary>The edge adds what is accepted instead.</summary>
    public static Problem Unauthorized(string why) => new(ProblemCodes.Unauthorized, why);

    public static Problem Forbidden(string why) => new(ProblemCodes.Forbidden, why);

    public static Problem Invalid(InputFaults faults) =>
        new(ProblemCodes.Invalid, "Some of what was sent is not valid; all of it is named.") { Errors = faults.ByField() };

    public static Problem Invalid(string field, string fault)
    {
        var faults = new InputFaults();
        faults.Add(field, fault);
        return Invalid(faults);
    }

    public static Problem MalformedJson(string why, long line, long position) =>
        new(ProblemCodes.MalformedJson, why)
        {
            Members = [KeyValuePair.Create<string, object>(ProblemKinds.Line, line), KeyValuePair.Create<string, object>(ProblemKinds.Position, position)],
        };

    public static Problem TooLarge(string why) => new(ProblemCodes.TooLarge, why);

    public static Problem UnsupportedMediaType(string accepted) =>
        new(ProblemCodes.UnsupportedMediaType, $"The body must be sent as {accepted}.");

    public static Problem TooManyAttempts(TimeSpan retryAfter) =>
        new(ProblemCodes.TooManyAttempts, "Too many wrong access codes were shown for this reference.")
        {
            RetryAfter = retryAfter,
        };

    public static Problem TooManyRequests(TimeSpan retryAfter) =>
        new(ProblemCodes.TooManyRequests, "Too much was sent from this address without a sign-in. Nothing of this request was kept; send it again later.")
        {
            RetryAfter = retryAfter,
        };

    public static Problem SignInUnavailable(TimeSpan retryAfter) =>
        Unavailable("Whoever signs people in does not answer, so it cannot be told who you are. Try again.", retryAfter);

    public static Problem Unavailable(string why, TimeSpan? retryAfter = null) =>
        new(ProblemCodes.Unavailable, why) { RetryAfter = retryAfter ?? ShortWhile };

    public static Problem MethodNotAllowed(string method, IEnumerable<string> allowed)
    {
        var allow = string.Join(", ", allowed);
        return new(ProblemCodes.MethodNotAllowed, $"{method} is not possible here; possible are: {allow}.")
        {
            Headers = [KeyValuePair.Create("Allow", allow)],
        };
    }
}
