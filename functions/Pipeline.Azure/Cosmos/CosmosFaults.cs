using System.Net;
using Azure.Identity;
using Microsoft.Azure.Cosmos;
using Pipeline.Casework.Cases;

namespace Pipeline.Azure.Cosmos;

/// <summary>Tells failures that may pass from all others. The SDK has repeated what is safe to repeat before it gives an answer.</summary>
internal static class CosmosFaults
{
    private const string Message = "The database cannot answer for the moment.";

    /// <summary>403 while a region is failing over: it takes no writes yet.</summary>
    private const int WriteForbidden = 3;

    /// <summary>449: two operations met; the same one again succeeds.</summary>
    private const HttpStatusCode RetryWith = (HttpStatusCode)449;

    /// <summary>404: the replica is behind what the caller wrote itself; or the container itself is not there, as while it is restored.</summary>
    private static readonly int[] NotThereYet = [1002, 1003];

    /// <summary>The item is not there, which is an answer; that the container is not there is none.</summary>
    public static bool IsNone(ResponseMessage response) => response.StatusCode == HttpStatusCode.NotFound && SubStatusOf(response.Headers) == 0;

    /// <exception cref="StoreUnavailableException">The failure may pass.</exception>
    /// <exception cref="CosmosException">It will not.</exception>
    public static void ThrowIfFailed(ResponseMessage response)
    {
        if (response.IsSuccessStatusCode)
        {
            return;
        }

        if (MayPass(response.StatusCode, SubStatusOf(response.Headers)))
        {
            throw Unavailable(RetryAfterOf(response.Headers), null);
        }

        response.EnsureSuccessStatusCode();
    }

    /// <summary>As for a single answer; that an operation met what it did not expect is no failure of the batch.</summary>
    public static void ThrowIfFailed(TransactionalBatchResponse response)
    {
        var subStatus = SubStatusOf(response.Headers);
        if (response.IsSuccessStatusCode || response.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed
            || (response.StatusCode == HttpStatusCode.NotFound && subStatus == 0))
        {
            return;
        }

        throw MayPass(response.StatusCode, subStatus)
            ? Unavailable(response.RetryAfter, null)
            : new CosmosException(response.ErrorMessage, response.StatusCode, subStatus, response.ActivityId, response.RequestCharge);
    }

    public static bool MayPass(Exception failure, CancellationToken cancellationToken) => failure switch
    {
        CosmosException cosmos => MayPass(cosmos.StatusCode, cosmos.SubStatusCode),
        HttpRequestException or TimeoutException or AuthenticationFailedException => true,
        OperationCanceledException => !cancellationToken.IsCancellationRequested,
        _ => false,
    };

    public static StoreUnavailableException Unavailable(Exception failure) => Unavailable((failure as CosmosException)?.RetryAfter, failure);

    private static StoreUnavailableException Unavailable(TimeSpan? retryAfter, Exception? failure) => new(Message, failure) { RetryAfter = retryAfter };

    private static bool MayPass(HttpStatusCode status, int subStatus) => status
        is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable or HttpStatusCode.RequestTimeout or HttpStatusCode.Gone
        or HttpStatusCode.InternalServerError or RetryWith || (status == HttpStatusCode.Forbidden && subStatus == WriteForbidden)
        || (status == HttpStatusCode.NotFound && NotThereYet.Contains(subStatus));

    public static int SubStatusOf(Headers headers) => int.TryParse(headers["x-ms-substatus"], out var subStatus) ? subStatus : 0;

    private static TimeSpan? RetryAfterOf(Headers headers) =>
        long.TryParse(headers["x-ms-retry-after-ms"], out var milliseconds) ? TimeSpan.FromMilliseconds(milliseconds) : null;
}
