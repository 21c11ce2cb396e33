using Microsoft.Data.Sqlite;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Search;
using Pipeline.Embedded.Storage;

namespace Pipeline.Embedded.Worklists;

/// <summary>
/// Finds one page and the total. Words whose trigrams few rows have lead from the full-text index to the rows, which are then sorted; words that many rows have
/// are looked for along the order, where a page of them soon comes together.
/// </summary>
internal sealed class WorklistSearch
{
    /// <summary>Totals are exact up to this.</summary>
    public const int ExactTotal = 1_000;

    /// <summary>
    /// Where the two ways cost the same for a million rows: sorting n finds costs n row reads, walking to a page of 50 costs 50 × 1,000,000 ÷ n.
    /// </summary>
    private const int Few = 7_000;

    /// <summary>Words beyond these do not narrow a search that a person types.</summary>
    private const int MostWords = 8;

    /// <summary>Enough to single rows out; each more costs a look into the index.</summary>
    private const int MostTrigrams = 24;

    private readonly ReadScope _scope;
    private readonly WorklistQuery _query;
    private readonly WorklistFilter _filter;
    private readonly IReadOnlyList<string> _words;
    private readonly bool _few;

    public WorklistSearch(ReadScope scope, WorklistQuery query)
    {
        (_scope, _query) = (scope, query);
        _words = [.. PlainWords.Of(query.Text).Take(MostWords)];
        _filter = WorklistFilter.Of(query).With(_words);
        _few = _words.Count > 0 && CountUpTo("SELECT 1 FROM worklist_words WHERE worklist_words MATCH $match", Few, Match) <= Few;
    }

    private string Source => (_few, _query.Stuck) switch
    {
        (true, _) => "worklist_words CROSS JOIN worklist_row ON worklist_row.id = worklist_words.rowid",
        (_, true) => "worklist_row INDEXED BY worklist_row_stuck",
        _ => "worklist_row",
    };

    /// <summary>One row more than a page, each with its sort value and number.</summary>
    public IReadOnlyList<(long Key, long Id, string Row)> Rows(string column, WorklistCursor? after)
    {
        var where = Where(after is null ? null : $"({column}, id) > ($key, $id)");
        var command = _filter.Bind(_scope.Prepare(
            $"SELECT {column}, id, row FROM {Source} WHERE {where} ORDER BY {column}, id LIMIT $take"));
        command.Set("$take", _query.Take + 1);
        if (_few)
        {
            Match(command);
        }

        if (after is not null)
        {
            command.Set("$key", after.Key).Set("$id", after.Id);
        }

        return command.ReadAll(row => (row.GetInt64(0), row.GetInt64(1), row.GetString(2)));
    }

    /// <summary>The number of rows and whether there may be more; in the second case it can be less than what a page shows.</summary>
    public (int Total, bool AtLeast) Total()
    {
        if (_words.Count == 0 || _few)
        {
            var total = CountUpTo($"SELECT 1 FROM {Source} WHERE {Where(null)}", ExactTotal, Bind);
            return ((int)Math.Min(total, ExactTotal), total > ExactTotal);
        }

        // The first finds stand for all: where the filter drops most of them, the total is what was seen.
        var seen = CountUpTo(
            $"""
            SELECT 1 FROM (SELECT rowid AS found FROM worklist_words WHERE worklist_words MATCH $match LIMIT {Few}) CROSS JOIN worklist_row
            ON worklist_row.id = found WHERE {_filter.Condition}
            """,
            ExactTotal,
            command => Match(_filter.Bind(command)));
        return ((int)Math.Min(seen, ExactTotal), true);
    }

    private string Where(string? more)
    {
        var conditions = more is null ? _filter.Condition : $"{_filter.Condition} AND {more}";
        return _few ? $"worklist_words MATCH $match AND {conditions}" : conditions;
    }

    private void Bind(SqliteCommand command)
    {
        _filter.Bind(command);
        if (_few)
        {
            Match(command);
        }
    }

    /// <summary>The index knows trigrams only, so that all of a word's together lead to a few rows too many: the filter looks at the words themselves.</summary>
    private void Match(SqliteCommand command) => command.Set(
        "$match", string.Join(" AND ", _words.SelectMany(word => TrigramsOf(SearchWords.Sought(word))).Distinct().Take(MostTrigrams).Select(trigram => $"\"{trigram}\"")));

    private static IEnumerable<string> TrigramsOf(string text)
    {
        var runes = text.EnumerateRunes().ToArray();
        for (var start = 0; start + 3 <= runes.Length; start++)
        {
            yield return string.Concat(runes[start], runes[start + 1], runes[start + 2]);
        }
    }

    private long CountUpTo(string rows, int max, Action<SqliteCommand> bind)
    {
        var command = _scope.Prepare($"SELECT count(*) FROM ({rows} LIMIT {max + 1})");
        bind(command);
        return (long)command.ExecuteScalar()!;
    }
}
