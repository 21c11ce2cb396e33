using System.Text.Json;
using Microsoft.Data.Sqlite;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Embedded.Storage;

namespace Pipeline.Embedded.Worklists;

/// <summary>Writes one row, and its words where they changed.</summary>
internal static class WorklistUpsert
{
    public static void Write(WriteScope scope, WorklistRow row)
    {
        var text = SearchWords.TextOf(row);
        var known = scope.Prepare("SELECT id, commit_version, text FROM worklist_row WHERE case_id = $case")
            .Set("$case", row.CaseId.Value)
            .ReadAll(found => (Id: found.GetInt64(0), Version: found.GetInt32(1), Text: found.GetString(2)));
        if (known.Count == 0)
        {
            var id = Insert(scope, row, text);
            AddWords(scope, id, text);
            AddReporter(scope, id, row);
            FigureTable.Write(scope, id, row);
        }
        else if (known[0].Version <= row.CommitVersion)
        {
            Update(scope, known[0].Id, row, text);
            FigureTable.Write(scope, known[0].Id, row);
            if (known[0].Text != text)
            {
                RemoveWords(scope, known[0].Id, known[0].Text);
                AddWords(scope, known[0].Id, text);
            }

            scope.Prepare("DELETE FROM worklist_reporter_arrival WHERE id = $id").Set("$id", known[0].Id).ExecuteNonQuery();
            AddReporter(scope, known[0].Id, row);
        }
    }

    private static long Insert(WriteScope scope, WorklistRow row, string text) => (long)Bind(
            scope.Prepare(
                """
                INSERT INTO worklist_row (case_id, commit_version, open, stage, role, team, assignee, location_id, received, due, urgency, held, stuck_at, text, row)
                VALUES ($case, $version, $open, $stage, $role, $team, $assignee, $location, $received, $due, $urgency, $held, $stuck, $text, $row)
                RETURNING id
                """),
            row,
            text)
        .Set("$case", row.CaseId.Value)
        .ExecuteScalar()!;

    private static void Update(WriteScope scope, long id, WorklistRow row, string text) => Bind(
            scope.Prepare(
                """
                UPDATE worklist_row SET commit_version = $version, open = $open, stage = $stage, role = $role, team = $team, assignee = $assignee,
                    location_id = $location, received = $received, due = $due, urgency = $urgency, held = $held, stuck_at = $stuck, text = $text, row = $row
                WHERE id = $id
                """),
            row,
            text)
        .Set("$id", id)
        .ExecuteNonQuery();

    private static SqliteCommand Bind(SqliteCommand command, WorklistRow row, string text) => command
        .Set("$version", row.CommitVersion)
        .Set("$open", row.Stage == Stage.Closed ? 0 : 1)
        .Set("$stage", Names.Of(row.Stage))
        .Set("$role", row.ActingRole is { } role ? Names.Of(role) : null)
        .Set("$team", row.Team)
        .Set("$assignee", row.Assignee)
        .Set("$location", row.LocationId)
        .Set("$received", row.ReceivedAt.UtcTicks)
        .Set("$due", WorklistKeys.Due(row))
        .Set("$urgency", WorklistKeys.Urgency(row))
        .Set("$held", row.HeldUntil is null ? 0 : 1)
        .Set("$stuck", row.StuckAt?.UtcTicks)
        .Set("$text", text)
        .Set("$row", JsonSerializer.Serialize(row, CaseJson.Options));

    private static void AddWords(WriteScope scope, long id, string text) =>
        scope.Prepare("INSERT INTO worklist_words (rowid, text) VALUES ($id, $text)").Set("$id", id).Set("$text", text).ExecuteNonQuery();

    /// <summary>An index without content must be told what it has: exactly the text that was added.</summary>
    private static void RemoveWords(WriteScope scope, long id, string text) => scope
        .Prepare("INSERT INTO worklist_words (worklist_words, rowid, text) VALUES ('delete', $id, $text)").Set("$id", id).Set("$text", text).ExecuteNonQuery();

    private static void AddReporter(WriteScope scope, long id, WorklistRow row)
    {
        foreach (var key in row.ReporterKeys)
        {
            scope.Prepare("INSERT OR IGNORE INTO worklist_reporter_arrival (reporter_key, received, case_id, id) VALUES ($key, $received, $case, $id)")
                .Set("$key", key).Set("$received", row.ReceivedAt.UtcTicks).Set("$case", row.CaseId.Value).Set("$id", id)
                .ExecuteNonQuery();
        }
    }
}
