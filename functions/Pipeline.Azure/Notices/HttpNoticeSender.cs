using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Azure.Core;
using Azure.Identity;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Notices;

namespace Pipeline.Azure.Notices;

/// <summary>
/// Hands notices to the regulator's own post over HTTP, as the identity of the app. It tries once: whoever asked for the notice tries again, with the same
/// key. An address that is wrong or a role that is missing at the post holds notices up and refuses none.
/// </summary>
public sealed class HttpNoticeSender(IHttpClientFactory clients, NoticePost post, TokenCredential credential, TimeProvider time) : INoticeSender
{
    /// <summary>The name of the client in the factory.</summary>
    public const string Client = "notices";

    /// <summary>How long one sending may take, with everything.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private const string IdempotencyKey = "Idempotency-Key";

    public async Task<NoticeResult> SendAsync(Notice notice, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, post.Endpoint)
        {
            Content = JsonContent.Create(PostedNotice.Of(notice), options: CaseJson.Options),
        };
        request.Headers.Add(IdempotencyKey, Ascii(notice.Key));
        return await AskAsync<NoticeResult>(
            request,
            async (answer, token) => answer switch
            {
                _ when PostAnswer.IsTaken(answer) => new NoticeResult.Sent(await PostAnswer.SentAtAsync(answer, notice.AskedAt, time.GetUtcNow(), token)),
                _ when PostAnswer.IsRefusal(answer.StatusCode) => new NoticeResult.Refused(await PostAnswer.ReasonAsync(answer, token)),
                _ => throw PostAnswer.Unavailable(answer, time.GetUtcNow()),
            },
            cancellationToken);
    }

    public async Task ForgetAsync(CaseId caseId, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, post.OfCase(caseId.Value));
        await AskAsync(
            request,
            (answer, _) => answer.IsSuccessStatusCode || answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone
                ? Task.FromResult(true)
                : throw PostAnswer.Unavailable(answer, time.GetUtcNow()),
            cancellationToken);
    }

    /// <summary>A header takes no other characters than visible ASCII; an addressee may have any. Whatever else there is, is percent-encoded as in an address.</summary>
    private static string Ascii(string key)
    {
        var header = new StringBuilder(key.Length);
        foreach (var octet in Encoding.UTF8.GetBytes(key))
        {
            _ = octet is > 0x20 and < 0x7F && octet != '%'
                ? header.Append((char)octet)
                : header.Append(CultureInfo.InvariantCulture, $"%{octet:X2}");
        }

        return header.ToString();
    }

    private async Task<T> AskAsync<T>(HttpRequestMessage request, Func<HttpResponseMessage, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            var token = await credential.GetTokenAsync(new TokenRequestContext([post.Scope]), both.Token);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
            using var client = clients.CreateClient(Client);
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, both.Token);
            return await read(answer, both.Token);
        }
        catch (OperationCanceledException tooLate) when (!cancellationToken.IsCancellationRequested)
        {
            throw new StoreUnavailableException("The post does not answer in time.", tooLate);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            throw new StoreUnavailableException("The post cannot be reached.", failure);
        }
        catch (AuthenticationFailedException failure)
        {
            throw new StoreUnavailableException("There is no token for the post.", failure);
        }
    }
}
