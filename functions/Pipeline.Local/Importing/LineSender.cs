using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Mime;
using System.Text;
using System.Text.Json;
using Pipeline.Local.CommandLine;

namespace Pipeline.Local.Importing;

/// <summary>Sends submissions through the front door, several at once; a bad one stops no other.</summary>
/// <param name="client">Sends to the server.</param>
/// <param name="sent">Told of every line that is done with, by several at once.</param>
internal sealed class LineSender(HttpClient client, Action<SendProgress> sent)
{
    private const int AtOnce = 8;
    private const string KeyHeader = "Idempotency-Key";

    public async Task<SendReport> SendAsync(IReadOnlyList<FileLine> lines, CancellationToken cancellationToken)
    {
        var rejected = new RefusedLine?[lines.Count];
        var done = 0;
        var bad = 0;
        await Parallel.ForAsync(
            0,
            lines.Count,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (index, token) =>
            {
                rejected[index] = await TryAsync(lines[index], token);
                var refused = rejected[index] is null ? Volatile.Read(ref bad) : Interlocked.Increment(ref bad);
                sent(new SendProgress(Interlocked.Increment(ref done), lines.Count, refused));
            });
        return new SendReport(lines.Count, lines.Count - bad, [.. rejected.OfType<RefusedLine>()]);
    }

    private async Task<RefusedLine?> TryAsync(FileLine line, CancellationToken cancellationToken) => line switch
    {
        FileLine.Submission submission => await SendAsync(submission, cancellationToken),
        FileLine.Bad bad => Rejected(bad.Number, bad.Field, bad.Fault),
        _ => throw new InvalidOperationException(),
    };

    private static RefusedLine Rejected(int line, string field, string text) =>
        new(line, new Dictionary<string, IReadOnlyList<string>> { [field] = [text] });

    private async Task<RefusedLine?> SendAsync(FileLine.Submission submission, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, submission.Path);
        request.Content = new StringContent(submission.Body, Encoding.UTF8, MediaTypeNames.Application.Json);
        if (!request.Headers.TryAddWithoutValidation(KeyHeader, submission.IdempotencyKey))
        {
            return Rejected(submission.Number, "idempotencyKey", "cannot be sent as a header");
        }

        try
        {
            using var response = await client.SendAsync(request, cancellationToken);
            return response.StatusCode == HttpStatusCode.Accepted ? null : await RefusalAsync(submission.Number, response, cancellationToken);
        }
        catch (HttpRequestException e)
        {
            throw new RefusedException($"{client.BaseAddress} does not answer: {e.Message}");
        }
    }

    private static async Task<RefusedLine> RefusalAsync(int line, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var status = string.Create(CultureInfo.InvariantCulture, $"{(int)response.StatusCode}");
        if (response.Content.Headers.ContentType?.MediaType != MediaTypeNames.Application.ProblemJson)
        {
            return Rejected(line, "answer", status);
        }

        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        return problem.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Object
            ? new RefusedLine(line, errors.Deserialize<Dictionary<string, IReadOnlyList<string>>>()!)
            : Rejected(line, "answer", $"{status} {problem.GetProperty("code").GetString()}: {problem.GetProperty("detail").GetString()}");
    }
}
