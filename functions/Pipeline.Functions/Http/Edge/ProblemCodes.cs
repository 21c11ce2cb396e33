namespace Pipeline.Functions.Http.Edge;

/// <summary>Every problem code. They are stable: programs read them.</summary>
public static class ProblemCodes
{
    public const string Invalid = "invalid";
    public const string MalformedJson = "malformed-json";
    public const string Unauthorized = "unauthorized";
    public const string Forbidden = "forbidden";
    public const string NotIndependent = "not-independent";
    public const string NotOpened = "not-opened";
    public const string NotFound = "not-found";
    public const string MethodNotAllowed = "method-not-allowed";
    public const string IllegalDecision = "illegal-decision";
    public const string NotReady = "not-ready";
    public const string CaseClosed = "case-closed";
    public const string VersionConflict = "version-conflict";
    public const string PreconditionFailed = "precondition-failed";
    public const string TooLarge = "too-large";
    public const string UnsupportedMediaType = "unsupported-media-type";
    public const string RangeNotSatisfiable = "range-not-satisfiable";
    public const string GuardFailed = "guard-failed";
    public const string IdempotencyKeyReused = "idempotency-key-reused";
    public const string InQuarantine = "in-quarantine";
    public const string TooManyAttempts = "too-many-attempts";
    public const string TooManyRequests = "too-many-requests";
    public const string Internal = "internal";
    public const string Unavailable = "unavailable";
    public const string Draining = "draining";
}
