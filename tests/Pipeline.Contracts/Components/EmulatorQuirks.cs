using System.Net;
using System.Net.Http.Headers;

namespace Pipeline.Contracts.Components;

/// <summary>
/// Stands between the SDK and the emulator from npm, which keeps everything in one partition and lacks what this makes up for: it has no query
/// plans, wants to be told that a query may cross partitions, and answers 500 for an item that is not there.
/// </summary>
internal sealed class EmulatorQuirks : DelegatingHandler
{
    private const string QueryPlanHeader = "x-ms-cosmos-is-query-plan-request";
    private const string CrossPartitionHeader = "x-ms-documentdb-query-enablecrosspartition";
    private const string QueryMediaType = "application/query+json";
    private const string NoSuchItem = "Cannot read properties of undefined";

    /// <summary>Nothing is left for the SDK to merge: the one partition does all of it.</summary>
    private const string PlanOfOnePartition = """
        {"partitionedQueryExecutionInfoVersion":2,"queryInfo":{"distinctType":"None","orderBy":[],"orderByExpressions":[],"groupByExpressions":[],
        "groupByAliases":[],"aggregates":[],"groupByAliasToAggregateType":{},"rewrittenQuery":"","hasSelectValue":false},
        "queryRanges":[{"min":"","max":"FF","isMinInclusive":true,"isMaxInclusive":false}]}
        """;

    public EmulatorQuirks()
        : base(new SocketsHttpHandler())
    {
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Headers.Contains(QueryPlanHeader))
        {
            return new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent(PlanOfOnePartition, new MediaTypeHeaderValue("application/json")),
                RequestMessage = request,
            };
        }

        if (request.Content?.Headers.ContentType?.MediaType == QueryMediaType)
        {
            request.Headers.Remove(CrossPartitionHeader);
            request.Headers.Add(CrossPartitionHeader, bool.TrueString);
        }

        var response = await base.SendAsync(request, cancellationToken);
        if (response.StatusCode == HttpStatusCode.InternalServerError
            && (await response.Content.ReadAsStringAsync(cancellationToken)).Contains(NoSuchItem, StringComparison.Ordinal))
        {
            response.StatusCode = HttpStatusCode.NotFound;
        }

        return response;
    }
}
