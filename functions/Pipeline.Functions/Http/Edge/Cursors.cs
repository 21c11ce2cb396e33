namespace Pipeline.Functions.Http.Edge;

/// <summary>Pages behind cursors that callers send back.</summary>
internal static class Cursors
{
    public const string Parameter = "after";

    /// <exception cref="RequestRefusedException">400: the cursor is none of this list.</exception>
    public static async Task<T> PageAsync<T>(string? after, Func<Task<T>> page)
    {
        try
        {
            return await page();
        }
        catch (FormatException) when (after is not null)
        {
            throw new RequestRefusedException(Problems.Invalid(Parameter, "is no cursor of this list"));
        }
    }
}
