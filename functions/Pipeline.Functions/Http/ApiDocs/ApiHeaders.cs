using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Http.ApiDocs;

/// <summary>Request headers that operations share.</summary>
internal static class ApiHeaders
{
    private const int MaxKey = 255;

    public static ApiParameter IdempotencyKey { get; } = ApiParameter.InHeader(
        RequestHeaders.IdempotencyKey, Shape.Text("a6f1c3", MaxKey), "Makes the call safe to repeat: the same key and body give the same answer, for ever. Printable ASCII.");

    public static ApiParameter IfMatch { get; } = ApiParameter.InHeader(
        RequestHeaders.IfMatch, Shape.Text("\"7\""), "The version of the case that the caller has seen, or `*` for any. Left out: any.");

    public static ApiParameter IfNoneMatch { get; } = ApiParameter.InHeader(
        "If-None-Match", Shape.Text("W/\"7-0-Running-\""), "The entity tag that the caller holds.");

    public static ApiParameter Accept { get; } = ApiParameter.InHeader(
        "Accept", Shape.Text("application/json"), "Chooses between a page and data.");

    public static ApiParameter Range { get; } = ApiParameter.InHeader("Range", Shape.Text("bytes=0-1023"), "The bytes wanted, of the whole.");
}
