using Microsoft.Azure.Cosmos;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Publication;

namespace Pipeline.Azure.Cosmos.Registers;

/// <summary>Every query of the register. Each asks one partition, and says so too; the paths behind WHERE and ORDER BY are those that the container indexes.</summary>
internal static class RegisterQueries
{
    private const string Directory = "FROM c WHERE c.locationId = @directory";

    /// <summary>Words looked up in the index; those beyond are compared in the entries found.</summary>
    public const int MostWords = 10;

    public static QueryDefinition Count(string directory) => In(directory, $"SELECT VALUE COUNT(1) {Directory}");

    public static QueryDefinition Ids(string directory) => In(directory, $"SELECT VALUE c.ownId {Directory} ORDER BY c.ownId");

    public static QueryDefinition Gone(string directory) => In(directory, $"SELECT VALUE c.ownId {Directory} AND c.gone = true");

    public static QueryDefinition From(string directory, string first) =>
        In(directory, $"SELECT c.ownId, c.name, c.postcode, c.gone {Directory} AND c.ownId >= @first ORDER BY c.ownId").WithParameter("@first", first);

    public static QueryDefinition All(string directory) => In(directory, $"SELECT * {Directory}");

    public static QueryDefinition Changes(string directory, DateTimeOffset from, DateTimeOffset to) =>
        In(directory, $"SELECT VALUE c.ids {Directory} AND c.at >= @from AND c.at <= @to")
            .WithParameter("@from", ItemJson.TimeOf(from))
            .WithParameter("@to", ItemJson.TimeOf(to));

    /// <summary>Entries of locations by their keys, at most as many as a load takes at once.</summary>
    public static QueryDefinition Loaded(IReadOnlyList<string> keys) => keys.Index().Aggregate(
        In(
            RegisterKeys.Locations,
            $"SELECT c.ownId, c.locationHash, c.findingsHash, c.providerId, c.providerName {Directory} AND c.id IN ({string.Join(", ", keys.Select((_, n) => $"@key{n}"))})"),
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
        var definition = In(RegisterKeys.Locations, $"SELECT c.id, c.position, c.text {Directory} AND {string.Join(" AND ", conditions)} ORDER BY c.position")
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

    private static QueryDefinition In(string directory, string text) => new QueryDefinition(text).WithParameter("@directory", directory);
}
