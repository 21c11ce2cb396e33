using static Microsoft.AspNetCore.Http.StatusCodes;

namespace Pipeline.Functions.Http.Edge;

/// <summary>The table of all problems, by status. A problem takes its status from here; the API description and the docs are held to it.</summary>
public static class ProblemKinds
{
    /// <summary>The members that only some problems have, and what they say.</summary>
    public const string Errors = "errors";
    public const string Line = "line";
    public const string Position = "position";
    public const string Stage = "stage";
    public const string Allowed = "allowed";
    public const string Version = "version";
    public const string Reasons = "reasons";
    public const string Scan = "scan";

    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        new(Status400BadRequest, ProblemCodes.Invalid, "Fields, parameters or headers are missing or wrong. All of them are named at once.",
            "Correct what `errors` names and send again.", Errors),
        new(Status400BadRequest, ProblemCodes.MalformedJson, "The body is no JSON in UTF-8, or is nested more than 32 deep.",
            "Look at `line` and `position`, where reading stopped.", Line, Position),
        new(Status401Unauthorized, ProblemCodes.Unauthorized, "The call needs a caller, or the Authorization header does not show one.",
            "Send the header of one of the security schemes; `detail` says what was wrong with the one sent."),
        new(Status403Forbidden, ProblemCodes.Forbidden, "The caller may know of this and may not do it.",
            "Ask somebody in a role that `detail` names."),
        new(Status403Forbidden, ProblemCodes.NotIndependent, "The caller has the role and was involved before: visited, wrote the draft, or decided.",
            "Let somebody decide who was not involved; `detail` says what stands against the caller."),
        new(Status403Forbidden, ProblemCodes.NotOpened, "A case is closed in bulk only by somebody who has opened it.",
            "Read the case first, then close it."),
        new(Status404NotFound, ProblemCodes.NotFound, "There is nothing here, or nothing that the caller may know of. The two are told apart by nothing.",
            "Check the id, and who you are signed in as."),
        new(Status405MethodNotAllowed, ProblemCodes.MethodNotAllowed, "The path exists without this verb.",
            "Use a verb from the Allow header."),
        new(Status409Conflict, ProblemCodes.IllegalDecision, "The decision does not belong to the stage the case is in.",
            "Read the case again: `allowed` lists what can be decided in its `stage`.", Stage, Allowed),
        new(Status409Conflict, ProblemCodes.NotReady, "The case has just entered its stage and that is still being recorded.",
            "Send the same again after Retry-After.", Stage),
        new(Status409Conflict, ProblemCodes.CaseClosed, "A closed case takes no documents and has no process.",
            "Let a manager reopen the case, if it must go on.", Stage),
        new(Status412PreconditionFailed, ProblemCodes.VersionConflict, "The case is no longer at the version in If-Match.",
            "Read the case again, look at what changed, and decide on the `version` it has now.", Version),
        new(Status412PreconditionFailed, ProblemCodes.PreconditionFailed, "The document is not the one that If-Match asks for.",
            "Leave the header out to get what there is."),
        new(Status413PayloadTooLarge, ProblemCodes.TooLarge, "The body is larger than the policy allows.",
            "Send less; `detail` names the limit."),
        new(Status415UnsupportedMediaType, ProblemCodes.UnsupportedMediaType, "The Content-Type is missing or is not what this call takes.",
            "Send the media type that `detail` names."),
        new(Status416RangeNotSatisfiable, ProblemCodes.RangeNotSatisfiable, "The document does not have the bytes asked for.",
            "Ask within the size in Content-Range, or for the whole."),
        new(Status422UnprocessableEntity, ProblemCodes.GuardFailed, "The decision belongs here and the case does not allow it as it stands.",
            "Do first what `reasons` say.", Reasons),
        new(Status422UnprocessableEntity, ProblemCodes.IdempotencyKeyReused, "This Idempotency-Key came before with another body.",
            "Send the first body again, or a new key."),
        new(Status423Locked, ProblemCodes.InQuarantine, "The document was not found clean of malware, or has not been looked at yet.",
            "While `scan` is pending, try again later; an infected document is never given out, nor one that is unscannable: add it in a form that can be scanned.", Scan),
        new(Status429TooManyRequests, ProblemCodes.TooManyAttempts, "Too many wrong access codes were shown for this reference.",
            "Wait for Retry-After; the right code works at any time."),
        new(Status429TooManyRequests, ProblemCodes.TooManyRequests, "Too much was sent from this address without a sign-in.",
            "Wait for Retry-After and send the same again, or sign in."),
        new(Status500InternalServerError, ProblemCodes.Internal, "Something failed that should not. It is a fault of this service.",
            "Report the `traceId`. A call with an Idempotency-Key can be repeated safely."),
        new(Status503ServiceUnavailable, ProblemCodes.Unavailable, "The record, the disk, the process backend or whoever signs people in does not answer.",
            "Send the same again after Retry-After."),
        new(Status503ServiceUnavailable, ProblemCodes.Draining, "The service is stopping and takes nothing new.",
            "Send the same again after Retry-After."),
    ];

    private static IReadOnlyDictionary<string, ProblemKind> ByCode { get; } = All.ToDictionary(kind => kind.Code, StringComparer.Ordinal);

    /// <exception cref="KeyNotFoundException">The code is not in the table.</exception>
    public static ProblemKind Of(string code) => ByCode[code];
}
