namespace Pipeline.Embedded.Durable.Journal;

internal static class DurableSchema
{
    // Statuses 1, 3 and 5 are final (Completed, Failed, Terminated): the numbers of OrchestrationRuntimeStatus.
    public const string Sql = """
        CREATE TABLE IF NOT EXISTS durable_instances (
            key INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            version TEXT NOT NULL,
            status INTEGER NOT NULL,
            execution INTEGER NOT NULL,
            started INTEGER NOT NULL,
            created INTEGER NOT NULL,
            updated INTEGER NOT NULL,
            start_at INTEGER,
            input TEXT,
            output TEXT,
            custom_status TEXT,
            failure TEXT,
            tags TEXT,
            parent_instance TEXT,
            parent_name TEXT,
            parent_key INTEGER,
            parent_execution INTEGER,
            parent_task INTEGER
        ) STRICT;
        CREATE INDEX IF NOT EXISTS durable_open ON durable_instances (key) WHERE status NOT IN (1, 3, 5);
        CREATE TABLE IF NOT EXISTS durable_turns (
            seq INTEGER PRIMARY KEY,
            instance INTEGER NOT NULL,
            execution INTEGER NOT NULL,
            at INTEGER NOT NULL,
            turn BLOB NOT NULL
        ) STRICT;
        CREATE INDEX IF NOT EXISTS durable_turns_of ON durable_turns (instance);
        CREATE TABLE IF NOT EXISTS durable_inbox (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            instance INTEGER NOT NULL,
            execution INTEGER,
            event BLOB NOT NULL
        ) STRICT;
        CREATE INDEX IF NOT EXISTS durable_inbox_of ON durable_inbox (instance);
        """;
}
