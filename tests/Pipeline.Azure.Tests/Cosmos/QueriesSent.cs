using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;
using Pipeline.Contracts.Components;

namespace Pipeline.Azure.Tests.Cosmos;

/// <summary>Notes the queries that go over the wire, to compare the paths that they ask for with those that are indexed.</summary>
internal sealed partial class QueriesSent : IDisposable
{
    private readonly ConcurrentBag<string> _texts = [];
    private readonly CosmosWire _wire;

    public QueriesSent(CosmosWire wire)
    {
        _wire = wire;
        wire.Between = async (request, send) =>
        {
            if (Wires.IsQuery(request))
            {
                using var body = JsonDocument.Parse(await request.Content!.ReadAsStringAsync());
                _texts.Add(body.RootElement.GetProperty("query").GetString()!);
            }

            return await send();
        };
    }

    /// <summary>As an indexing policy writes them; the id is always indexed.</summary>
    public IReadOnlyList<string> Paths =>
    [
        .. _texts.SelectMany(text => Path().Matches(text[text.IndexOf(" WHERE ", StringComparison.Ordinal)..]))
            .Select(match => $"{match.Groups[1].ValueSpan}{NestedName().Replace(match.Groups[2].Value, "/$1$2")}")
            .Where(name => name != "id")
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Select(name => $"/{name}/?"),
    ];

    public void Dispose() => _wire.Between = null;

    [GeneratedRegex("""\bc(?:\.|\[")(\w+)(?:"\])?((?:\.\w+|\["\w+"\])*)""")]
    private static partial Regex Path();

    [GeneratedRegex("""\.(\w+)|\["(\w+)"\]""")]
    private static partial Regex NestedName();
}
