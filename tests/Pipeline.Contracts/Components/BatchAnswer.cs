using System.Net;
using Microsoft.Azure.Cosmos;

namespace Pipeline.Contracts.Components;

/// <summary>What a <see cref="BatchInTurn"/> answers.</summary>
internal sealed class BatchAnswer : TransactionalBatchResponse
{
    private readonly HttpStatusCode _status;
    private readonly IReadOnlyList<HttpStatusCode> _statuses;
    private readonly Headers _headers = [];

    private BatchAnswer(HttpStatusCode status, IReadOnlyList<HttpStatusCode> statuses) => (_status, _statuses) = (status, statuses);

    public override HttpStatusCode StatusCode => _status;

    public override bool IsSuccessStatusCode => (int)StatusCode is >= 200 and < 300;

    public override Headers Headers => _headers;

    public override TimeSpan? RetryAfter => Headers["x-ms-retry-after-ms"] is { } text
        ? TimeSpan.FromMilliseconds(double.Parse(text, System.Globalization.CultureInfo.InvariantCulture))
        : null;

    public override double RequestCharge => Headers.RequestCharge;

    public override int Count => _statuses.Count;

    public override TransactionalBatchOperationResult this[int index] => new Result(_statuses[index]);

    public static BatchAnswer Done(IReadOnlyList<HttpStatusCode> statuses, double charge)
    {
        var answer = new BatchAnswer(HttpStatusCode.OK, statuses);
        answer.Headers.Add("x-ms-request-charge", charge.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return answer;
    }

    /// <summary>One operation cannot be done; the others were not tried.</summary>
    public static BatchAnswer Failed(HttpStatusCode status, int index, int count) => new(
        status, [.. Enumerable.Range(0, count).Select(at => at == index ? status : HttpStatusCode.FailedDependency)]);

    /// <summary>The database did not come to look at the operations.</summary>
    public static BatchAnswer NoRoom(ResponseMessage said, int count)
    {
        var answer = new BatchAnswer(said.StatusCode, [.. Enumerable.Repeat(said.StatusCode, count)]);
        foreach (var name in said.Headers)
        {
            answer.Headers.Set(name, said.Headers[name]);
        }

        return answer;
    }

    public override IEnumerator<TransactionalBatchOperationResult> GetEnumerator() =>
        _statuses.Select(status => (TransactionalBatchOperationResult)new Result(status)).GetEnumerator();

    private sealed class Result(HttpStatusCode status) : TransactionalBatchOperationResult
    {
        public override HttpStatusCode StatusCode => status;
    }
}
