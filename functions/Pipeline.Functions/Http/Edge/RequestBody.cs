using System.Text.Json;

namespace Pipeline.Functions.Http.Edge;

/// <summary>A body as read, or why it could not be.</summary>
public abstract record RequestBody
{
    private RequestBody()
    {
    }

    /// <summary>The JSON that was sent.</summary>
    /// <exception cref="RequestRefusedException">It could not be read.</exception>
    public JsonElement OrRefuse() => this switch
    {
        Read read => read.Json,
        Refused refused => throw new RequestRefusedException(refused.Problem),
        _ => throw new InvalidOperationException(),
    };

    public sealed record Read(JsonElement Json) : RequestBody;

    /// <summary>415, 413 or 400.</summary>
    public sealed record Refused(Problem Problem) : RequestBody;
}
