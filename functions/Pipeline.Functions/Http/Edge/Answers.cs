using Microsoft.AspNetCore.Http;

namespace Pipeline.Functions.Http.Edge;

/// <summary>What endpoints answer with.</summary>
public static class Answers
{
    public static IResult Ok(object value) => new JsonAnswer(value);

    public static IResult Problem(Problem problem) => new ProblemAnswer(problem);

    public static IResult NotFound() => new ProblemAnswer(Problems.NotFound);

    public static IResult Accepted(object value, string location) =>
        new JsonAnswer(value, StatusCodes.Status202Accepted) { Headers = [KeyValuePair.Create("Location", location)] };

    /// <summary>
    /// Writes the answer while the middleware still surrounds the call. The worker writes a returned result after its middleware has
    /// returned, where a failure would become an empty 500.
    /// </summary>
    public static async Task<IResult> AnswerAsync(this HttpRequest request, Task<IResult> answer)
    {
        var result = await answer;
        await result.ExecuteAsync(request.HttpContext);
        return Results.Empty;
    }
}
