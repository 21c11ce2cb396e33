using System.Globalization;
using Microsoft.Data.Sqlite;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Embedded.Storage;

namespace Pipeline.Embedded.Worklists;

/// <summary>
/// What each row adds to the measures, in a table beside the rows. What only grows is counted by triggers, so that a count is always that of the
/// rows whatever wrote them; what depends on the time of asking is counted along indexes that hold open cases only. When cases were closed stands in a
/// table of its own: a folder made before it needs no rebuild for all the rest.
/// </summary>
internal static class FigureTable
{
    /// <summary>Columns whose every value is counted; the sums stand in <c>worklist_count</c> under the name of the column.</summary>
    private static readonly string[] Counted = ["stage", "outcome", "submitted", "to_triage", "from_last_visit", "from_first_visit"];

    private static readonly string[] Times = ["arrived", "unreviewed", "no_action", "hold_ends", "told", "disposal_due"];

    public static string Schema { get; } =
        $"""
        CREATE TABLE IF NOT EXISTS worklist_figure (
            id INTEGER PRIMARY KEY, {string.Join(", ", Counted.Select(column => $"{column} {(column is "stage" or "outcome" ? "TEXT" : "INTEGER")}"))},
            late_from INTEGER, provisional INTEGER NOT NULL, {string.Join(", ", Times.Select(column => $"{column} INTEGER"))}
        ) STRICT;
        CREATE TABLE IF NOT EXISTS worklist_count (figure TEXT NOT NULL, value ANY NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (figure, value)) STRICT, WITHOUT ROWID;
        {string.Join('\n', Times.Select(column => $"CREATE INDEX IF NOT EXISTS worklist_figure_{column} ON worklist_figure ({column}, id) WHERE {column} IS NOT NULL;"))}
        CREATE INDEX IF NOT EXISTS worklist_figure_late ON worklist_figure (stage, late_from) WHERE late_from IS NOT NULL;
        CREATE INDEX IF NOT EXISTS worklist_figure_provisional ON worklist_figure (id) WHERE provisional = 1 AND late_from IS NOT NULL;
        CREATE TABLE IF NOT EXISTS worklist_closing (id INTEGER PRIMARY KEY, closed INTEGER NOT NULL) STRICT;
        CREATE INDEX IF NOT EXISTS worklist_closing_closed ON worklist_closing (closed, id);
        CREATE TRIGGER IF NOT EXISTS worklist_figure_added AFTER INSERT ON worklist_figure BEGIN
        {string.Join('\n', Counted.Select(column => Add(column, $"NEW.{column} IS NOT NULL")))}
        END;
        CREATE TRIGGER IF NOT EXISTS worklist_figure_changed AFTER UPDATE ON worklist_figure BEGIN
        {string.Join('\n', Counted.Select(column => $"UPDATE worklist_count SET n = n - 1 WHERE figure = '{column}' AND value = OLD.{column} AND OLD.{column} IS NOT NEW.{column};"))}
        {string.Join('\n', Counted.Select(column => Add(column, $"NEW.{column} IS NOT NULL AND OLD.{column} IS NOT NEW.{column}")))}
        END;
        """;

    private static string[] Columns { get; } = [.. Counted, "late_from", "provisional", .. Times];

    private static string Upsert { get; } =
        $"""
        INSERT INTO worklist_figure (id, {string.Join(", ", Columns)}) VALUES ($id, {string.Join(", ", Columns.Select(column => $"${column}"))})
        ON CONFLICT (id) DO UPDATE SET {string.Join(", ", Columns.Select(column => $"{column} = excluded.{column}"))}
        """;

    public static void Write(WriteScope scope, long id, WorklistRow row)
    {
        var figures = MeasuredRow.Of(row);
        scope.Prepare(Upsert)
            .Set("$id", id)
            .Set("$stage", Names.Of(figures.Stage))
            .Set("$outcome", figures.Outcome)
            .Set("$submitted", figures.Arrived is null ? null : 1)
            .Set("$to_triage", figures.ToTriage)
            .Set("$from_last_visit", figures.FromLastVisit)
            .Set("$from_first_visit", figures.FromFirstVisit)
            .Set("$late_from", figures.LateFrom?.UtcTicks)
            .Set("$provisional", figures.IsProvisional ? 1 : 0)
            .Set("$arrived", figures.Arrived?.UtcTicks)
            .Set("$unreviewed", figures.UnreviewedSince?.UtcTicks)
            .Set("$no_action", figures.NoActionSince?.UtcTicks)
            .Set("$hold_ends", figures.HoldEnds?.UtcTicks)
            .Set("$told", figures.Told?.UtcTicks)
            .Set("$disposal_due", figures.DisposalDue?.UtcTicks)
            .ExecuteNonQuery();
        if (figures.Closed is { } closed)
        {
            scope.Prepare("INSERT INTO worklist_closing (id, closed) VALUES ($id, $closed) ON CONFLICT (id) DO UPDATE SET closed = excluded.closed")
                .Set("$id", id).Set("$closed", closed.UtcTicks)
                .ExecuteNonQuery();
        }
        else
        {
            scope.Prepare("DELETE FROM worklist_closing WHERE id = $id").Set("$id", id).ExecuteNonQuery();
        }
    }

    public static void Clear(WriteScope scope)
    {
        scope.Prepare("DELETE FROM worklist_closing").ExecuteNonQuery();
        scope.Prepare("DELETE FROM worklist_figure").ExecuteNonQuery();
        scope.Prepare("DELETE FROM worklist_count").ExecuteNonQuery();
    }

    public static WorklistFigures Read(ReadScope scope, DateTimeOffset asOf) => new()
    {
        Arrivals = (int)Counts(scope, "submitted").Sum(count => count.Count),
        ArrivalsLastDay = ArrivedAfter(scope, asOf.AddDays(-1)),
        ArrivalsLastWeek = ArrivedAfter(scope, asOf.AddDays(-7)),
        Unreviewed = Waiting(scope, "unreviewed"),
        NoAction = Waiting(scope, "no_action"),
        ToTriage = Tallies(scope, "to_triage"),
        FromLastVisit = Tallies(scope, "from_last_visit"),
        FromFirstVisit = Tallies(scope, "from_first_visit"),
        Late = scope.Prepare("SELECT stage, count(*) FROM worklist_figure WHERE late_from IS NOT NULL AND late_from < $now GROUP BY stage")
            .Set("$now", asOf.UtcTicks)
            .ReadAll(row => (Stage: StageOf(row.GetString(0)), Count: row.GetInt32(1)))
            .ToDictionary(late => late.Stage, late => late.Count),
        ByStage = Counts(scope, "stage").ToDictionary(count => StageOf(count.Value), count => (int)count.Count),
        ByOutcome = Counts(scope, "outcome").ToDictionary(count => count.Value, count => (int)count.Count),
        ProvisionalDeadlines = Number(scope.Prepare("SELECT count(*) FROM worklist_figure WHERE provisional = 1 AND late_from IS NOT NULL")),
    };

    public static int Count(ReadScope scope, WorklistPeriod period)
    {
        var (table, column) = SourceOf(period.Moment);
        return Number(scope.Prepare($"SELECT count(*) FROM {table} WHERE {column} IS NOT NULL AND {column} >= $from AND {column} < $until")
            .Set("$from", period.From?.UtcTicks ?? 0).Set("$until", period.Until?.UtcTicks ?? long.MaxValue));
    }

    /// <summary>The rows of a period after a place in it, in order.</summary>
    public static IReadOnlyList<(long At, long Id, string Row)> Page(ReadScope scope, WorklistPeriod period, (long At, long Id) after, int take)
    {
        var (table, column) = SourceOf(period.Moment);
        return scope.Prepare(
                $"""
                SELECT {column}, {table}.id, row FROM {table} JOIN worklist_row ON worklist_row.id = {table}.id
                WHERE {column} IS NOT NULL AND ({column}, {table}.id) > ($at, $id) AND {column} >= $from AND {column} < $until
                ORDER BY {column}, {table}.id LIMIT $take
                """)
            .Set("$at", after.At).Set("$id", after.Id).Set("$take", take)
            .Set("$from", period.From?.UtcTicks ?? 0).Set("$until", period.Until?.UtcTicks ?? long.MaxValue)
            .ReadAll(row => (row.GetInt64(0), row.GetInt64(1), row.GetString(2)));
    }

    /// <summary>Where the rows of a period are found by their moment.</summary>
    private static (string Table, string Column) SourceOf(WorklistMoment moment) => moment switch
    {
        WorklistMoment.Arrived => ("worklist_figure", "arrived"),
        WorklistMoment.HoldEnds => ("worklist_figure", "hold_ends"),
        WorklistMoment.Told => ("worklist_figure", "told"),
        WorklistMoment.DisposalDue => ("worklist_figure", "disposal_due"),
        WorklistMoment.Closed => ("worklist_closing", "closed"),
        _ => throw new ArgumentOutOfRangeException(nameof(moment), moment, "Unknown moment."),
    };

    private static string Add(string column, string condition) =>
        $"INSERT INTO worklist_count SELECT '{column}', NEW.{column}, 1 WHERE {condition} ON CONFLICT DO UPDATE SET n = n + 1;";

    private static int ArrivedAfter(ReadScope scope, DateTimeOffset time) =>
        Number(scope.Prepare("SELECT count(*) FROM worklist_figure WHERE arrived IS NOT NULL AND arrived > $time").Set("$time", time.UtcTicks));

    private static WaitingFigure Waiting(ReadScope scope, string column)
    {
        var (count, oldest) = scope.Prepare($"SELECT count(*), min({column}) FROM worklist_figure WHERE {column} IS NOT NULL")
            .ReadAll(row => (row.GetInt32(0), row.IsDBNull(1) ? (long?)null : row.GetInt64(1)))
            .Single();
        return new WaitingFigure(count, oldest is { } ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null);
    }

    private static IReadOnlyList<DurationTally> Tallies(ReadScope scope, string figure) =>
        [.. Counts(scope, figure).Select(count => new DurationTally(int.Parse(count.Value, CultureInfo.InvariantCulture), (int)count.Count)).OrderBy(tally => tally.Tenths)];

    private static IReadOnlyList<(string Value, long Count)> Counts(ReadScope scope, string figure) => scope
        .Prepare("SELECT CAST(value AS TEXT), n FROM worklist_count WHERE figure = $figure AND n > 0")
        .Set("$figure", figure)
        .ReadAll(row => (row.GetString(0), row.GetInt64(1)));

    private static int Number(SqliteCommand command) => (int)(long)command.ExecuteScalar()!;

    private static Stage StageOf(string name) => Names.Parse<Stage>(name)!.Value;
}
