using System.Net;
using Pipeline.Contracts.Components;

namespace Pipeline.Azure.Tests.Cosmos;

/// <summary>What can happen to a request on its way to the database and back.</summary>
internal static class Wires
{
    /// <summary>Answers every request with a status and, as the database does it, with how long to wait.</summary>
    public static void Answer(this CosmosWire wire, HttpStatusCode status, int subStatus = 0, TimeSpan? retryAfter = null) => wire.Between = (request, _) =>
    {
        var answer = new HttpResponseMessage(status) { RequestMessage = request, Content = new StringContent("{}") };
        answer.Headers.Add("x-ms-substatus", $"{subStatus}");
        if (retryAfter is { } wait)
        {
            answer.Headers.Add("x-ms-retry-after-ms", $"{wait.TotalMilliseconds}");
        }

        return Task.FromResult(answer);
    };

    /// <summary>Lets the first request of a kind do its work and loses the answer.</summary>
    public static void LoseAnswer(this CosmosWire wire, Func<HttpRequestMessage, bool> of) => wire.Between = async (request, send) =>
    {
        var answer = await send();
        if (!of(request))
        {
            return answer;
        }

        wire.Between = null;
        answer.Dispose();
        throw new HttpRequestException(HttpRequestError.ConnectionError, "The connection was closed.");
    };

    /// <summary>Lets something else happen before the first request of a kind.</summary>
    public static void Before(this CosmosWire wire, Func<HttpRequestMessage, bool> of, Func<Task> other) => wire.Between = async (request, send) =>
    {
        if (of(request))
        {
            wire.Between = null;
            await other();
        }

        return await send();
    };

    public static bool IsCreate(HttpRequestMessage request) =>
        request.Method == HttpMethod.Post && !IsQuery(request) && !IsUpsert(request);

    public static bool IsUpsert(HttpRequestMessage request) => request.Headers.Contains("x-ms-documentdb-is-upsert");

    public static bool IsReplace(HttpRequestMessage request) => request.Method == HttpMethod.Put;

    public static bool IsQuery(HttpRequestMessage request) => request.Content?.Headers.ContentType?.MediaType == "application/query+json";
}
