using Microsoft.Azure.Cosmos;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Publication;

namespace Pipeline.Azure.Cosmos.Registers;

/// <summary>Every query of the register. Each asks one partition; the paths behind WHERE and ORDER BY are those that the container indexes.</summary>
internal static class RegisterQueries
{
    public const string Count = "SELECT VALUE COUNT(1) FROM c";

    public const string Ids = "SELECT VALUE c.ownId FROM c ORDER BY c.ownId";

    public const string Gone = "SELECT VALUE c.ownId FROM c WHERE c.gone = true";

    public const string From = "SELECT c.ownId, c.name, c.postcode, c.gone FROM c WHERE c.ownId >= @first ORDER BY c.ownId";

    public const string Changes = "SELECT VALUE c.ids FROM c WHERE c.at >= @from AND c.at <= @to";

    public const string All = "SELECT * FROM c";

    /// <summary>Words looked up in the index; those beyond are compared in the entries found.</summary>
    public const int MostWords = 10;

    private const string LoadedColumns = "SELECT c.ownId, c.locationHash, c.findingsHash, c.providerId, c.providerName FROM c WHERE c.id IN";

    /// <summary>Entries by their keys, at most as many as a load takes at once.</summary>
    public static QueryDefinition Loaded(IReadOnlyList<string> keys) => keys.Index().Aggregate(
        new QueryDefinition($"{LoadedColumns} ({string.Join(", ", keys.Select((_, n) => $"@key{n}"))})"),
        (query, key) => query.WithParameter($"@key{key.Index}", key.Item));

    public static QueryDefinition Search(RegisterQuery query, RegisterCursor? after)
    {
        var words = SearchText.Wanted(query.Text).Select(Beginnings.Sought).Distinct(StringComparer.Ordinal)
            .OrderByDescending(word => word.Length)
            .Take(MostWords)
            .ToList();
        List<string> conditions =
        [
            "c.position > @after",
            .. query.LocalAuthority is null ? [] : (string[])["c.authority = @authority"],
            .. query.Rating is null ? [] : (string[])["c.overall = @overall"],
            .. words.Select((_, n) => $"ARRAY_CONTAINS(c.beginnings, @word{n})"),
        ];
        var definition = new QueryDefinition($"SELECT c.id, c.position, c.text FROM c WHERE {string.Join(" AND ", conditions)} ORDER BY c.position")
            .WithParameter("@after", after?.Position ?? string.Empty);
        if (query.LocalAuthority is { } authority)
        {
            definition.WithParameter("@authority", authority.ToUpperInvariant());
        }

        if (query.Rating is { } rating)
        {
            definition.WithParameter("@overall", Names.Of(rating));
        }

        return words.Index().Aggregate(definition, (search, word) => search.WithParameter($"@word{word.Index}", word.Item));
    }
}
