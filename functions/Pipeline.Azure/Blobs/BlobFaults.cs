using System.Globalization;
using Azure;
using Azure.Identity;
using Azure.Storage.Blobs.Models;
using Pipeline.Casework.Cases;

namespace Pipeline.Azure.Blobs;

/// <summary>Tells failures that may pass from all others. <see cref="BlobRetry"/> has repeated what is worth repeating before they come here.</summary>
internal static class BlobFaults
{
    private const int NotFound = 404;
    private const int PreconditionFailed = 412;

    /// <exception cref="StoreUnavailableException">The failure may pass.</exception>
    public static async Task<T> AskAsync<T>(Func<Task<T>> ask, CancellationToken cancellationToken)
    {
        try
        {
            return await ask();
        }
        catch (Exception failure) when (MayPass(failure, cancellationToken))
        {
            throw Unavailable(failure);
        }
    }

    /// <summary>There is no such blob. A missing container is another matter: the deployment is broken.</summary>
    public static bool IsNoBlob(RequestFailedException failure) =>
        failure.Status == NotFound && failure.ErrorCode != BlobErrorCode.ContainerNotFound.ToString();

    /// <summary>A blob that was to be created is there already.</summary>
    public static bool IsTaken(RequestFailedException failure) => failure.Status == PreconditionFailed || Is(failure, BlobErrorCode.BlobAlreadyExists) || IsImmutable(failure);

    /// <summary>A policy or a legal hold keeps the blob as it is.</summary>
    public static bool IsImmutable(RequestFailedException failure) => Is(failure, BlobErrorCode.BlobImmutableDueToPolicy);

    /// <summary>The blob that is being read is not there any more, or is another one under the same name.</summary>
    public static bool IsGone(Exception failure) => failure is RequestFailedException { Status: NotFound or PreconditionFailed };

    public static bool MayPass(Exception failure, CancellationToken cancellationToken) => failure switch
    {
        RequestFailedException answered => MayPass(answered.Status),
        AggregateException repeated => repeated.InnerExceptions.All(inner => MayPass(inner, cancellationToken)),
        AuthenticationFailedException or HttpRequestException or IOException or TimeoutException => true,
        OperationCanceledException => !cancellationToken.IsCancellationRequested,
        _ => false,
    };

    public static StoreUnavailableException Unavailable(Exception failure) =>
        new("The document store cannot answer for the moment.", failure) { RetryAfter = RetryAfterOf(failure) };

    /// <summary>0: there was no answer at all.</summary>
    private static bool MayPass(int status) => status is 0 or 408 or 429 or 500 or 502 or 503 or 504;

    private static bool Is(RequestFailedException failure, BlobErrorCode code) => failure.ErrorCode == code.ToString();

    private static TimeSpan? RetryAfterOf(Exception failure)
    {
        var answered = failure as RequestFailedException ?? (failure as AggregateException)?.InnerExceptions.OfType<RequestFailedException>().LastOrDefault();
        return answered?.GetRawResponse() is not { } response ? null
            : response.Headers.TryGetValue(BlobRetry.RetryAfterMilliseconds, out var milliseconds) && Number(milliseconds) is { } ms ? TimeSpan.FromMilliseconds(ms)
            : response.Headers.TryGetValue(BlobRetry.RetryAfterSeconds, out var seconds) && Number(seconds) is { } s ? TimeSpan.FromSeconds(s)
            : null;
    }

    private static int? Number(string? header) =>
        int.TryParse(header, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
