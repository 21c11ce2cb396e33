namespace Pipeline.Embedded.Worklists;

/// <summary>
/// A row is JSON; beside it stands what is filtered or sorted by. Times are UTC ticks. <c>urgency</c> is priority and due time in one number, so that
/// every order is one column and the id. <c>text</c> holds the searchable words between blanks; the full-text index holds its trigrams, blanks among
/// them, so that beginnings of words are found too. What is removed from the index is gone from its pages at once (<c>secure-delete</c>), which FTS5 does not
/// do for an index made with <c>contentless_delete</c>; one that a folder has from before is replaced, and so are keys of reporters without the arrival.
/// </summary>
internal static class WorklistSchema
{
    public const string Text =
        """
        CREATE TABLE IF NOT EXISTS worklist_row (
            id INTEGER PRIMARY KEY,
            case_id TEXT NOT NULL UNIQUE,
            commit_version INTEGER NOT NULL,
            open INTEGER NOT NULL,
            stage TEXT NOT NULL,
            role TEXT,
            team TEXT,
            assignee TEXT,
            location_id TEXT,
            received INTEGER NOT NULL,
            due INTEGER NOT NULL,
            urgency INTEGER NOT NULL,
            held INTEGER NOT NULL,
            stuck_at INTEGER,
            text TEXT NOT NULL,
            row TEXT NOT NULL
        ) STRICT;
        CREATE INDEX IF NOT EXISTS worklist_row_due ON worklist_row (due) WHERE open = 1;
        CREATE INDEX IF NOT EXISTS worklist_row_received ON worklist_row (received) WHERE open = 1;
        CREATE INDEX IF NOT EXISTS worklist_row_urgency ON worklist_row (urgency) WHERE open = 1;
        CREATE INDEX IF NOT EXISTS worklist_row_stage_due ON worklist_row (stage, due);
        CREATE INDEX IF NOT EXISTS worklist_row_stage_received ON worklist_row (stage, received);
        CREATE INDEX IF NOT EXISTS worklist_row_stage_urgency ON worklist_row (stage, urgency);
        CREATE INDEX IF NOT EXISTS worklist_row_role_due ON worklist_row (role, due) WHERE open = 1;
        CREATE INDEX IF NOT EXISTS worklist_row_role_urgency ON worklist_row (role, urgency) WHERE open = 1;
        CREATE INDEX IF NOT EXISTS worklist_row_team ON worklist_row (team, due) WHERE open = 1 AND team IS NOT NULL;
        CREATE INDEX IF NOT EXISTS worklist_row_assignee ON worklist_row (assignee, due) WHERE open = 1 AND assignee IS NOT NULL;
        CREATE INDEX IF NOT EXISTS worklist_row_team_stage ON worklist_row (team, stage, due) WHERE team IS NOT NULL;
        CREATE INDEX IF NOT EXISTS worklist_row_assignee_stage ON worklist_row (assignee, stage, due) WHERE assignee IS NOT NULL;
        CREATE INDEX IF NOT EXISTS worklist_row_stuck ON worklist_row (stuck_at) WHERE stuck_at IS NOT NULL;
        DROP INDEX IF EXISTS worklist_row_location;
        CREATE INDEX IF NOT EXISTS worklist_row_location_arrival ON worklist_row (location_id, received, case_id) WHERE location_id IS NOT NULL;
        CREATE INDEX IF NOT EXISTS worklist_row_location_type ON worklist_row (location_id, row ->> '$.type', received, case_id) WHERE location_id IS NOT NULL;
        CREATE INDEX IF NOT EXISTS worklist_row_location_reference ON worklist_row (location_id, row ->> '$.providerReference', received, case_id)
            WHERE location_id IS NOT NULL;
        DROP TABLE IF EXISTS worklist_trigram;
        CREATE VIRTUAL TABLE IF NOT EXISTS worklist_words USING fts5 (text, content = '', tokenize = 'trigram case_sensitive 1', detail = none);
        INSERT INTO worklist_words (worklist_words, rank) VALUES ('secure-delete', 1);
        INSERT INTO worklist_words (rowid, text) SELECT id, text FROM worklist_row WHERE NOT EXISTS (SELECT 1 FROM worklist_words_docsize);
        CREATE TABLE IF NOT EXISTS worklist_reporter_arrival (
            reporter_key TEXT NOT NULL,
            received INTEGER NOT NULL,
            case_id TEXT NOT NULL,
            id INTEGER NOT NULL,
            PRIMARY KEY (reporter_key, received, case_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS worklist_reporter_arrival_row ON worklist_reporter_arrival (id);
        CREATE TABLE IF NOT EXISTS worklist_reporter (reporter_key TEXT NOT NULL, id INTEGER NOT NULL);
        INSERT OR IGNORE INTO worklist_reporter_arrival (reporter_key, received, case_id, id)
            SELECT reporter_key, received, case_id, id FROM worklist_reporter JOIN worklist_row USING (id);
        DROP TABLE worklist_reporter;
        """;
}
