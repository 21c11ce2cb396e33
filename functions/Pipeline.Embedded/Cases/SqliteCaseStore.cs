using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Pipeline.Casework.Cases;
using Pipeline.Embedded.Hosting.Feed;
using Pipeline.Embedded.Storage;

namespace Pipeline.Embedded.Cases;

/// <summary>The record in the database: a commit, its parts and the case's head are one transaction; commits are never changed.</summary>
public sealed class SqliteCaseStore : ICaseStore, IChangeFeed
{
    private const int Page = 500;

    private const string Schema = """
        CREATE TABLE IF NOT EXISTS case_commit (
            seq INTEGER PRIMARY KEY, case_id TEXT NOT NULL, version INTEGER NOT NULL, commit_id TEXT NOT NULL, hash TEXT NOT NULL,
            payload TEXT NOT NULL, owed_what TEXT, owed_by INTEGER, closed INTEGER NOT NULL, UNIQUE (case_id, version)) STRICT;
        CREATE TABLE IF NOT EXISTS case_head (
            case_id TEXT PRIMARY KEY, version INTEGER NOT NULL, hash TEXT NOT NULL, owed_what TEXT, owed_by INTEGER, closed INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS case_head_owed ON case_head (owed_by) WHERE owed_by IS NOT NULL;
        CREATE TABLE IF NOT EXISTS case_part (
            case_id TEXT NOT NULL, part_id TEXT NOT NULL, kind TEXT NOT NULL, salt TEXT NOT NULL, text TEXT NOT NULL,
            PRIMARY KEY (case_id, part_id)) STRICT, WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS case_snapshot (
            case_id TEXT PRIMARY KEY, version INTEGER NOT NULL, hash TEXT NOT NULL, fold_version INTEGER NOT NULL, state TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """;

    private const string CommitTable = "case_commit";

    private static readonly FrozenSet<string> Commits = [CommitTable];

    private readonly Database _database;
    private readonly Subscribers _subscribers = new();

    public SqliteCaseStore(Database database)
    {
        _database = database;
        database.EnsureSchema(Schema);
    }

    public Task<AppendResult> AppendAsync(CommitDocument commit, IReadOnlyList<PartDocument> parts, CancellationToken cancellationToken) =>
        _database.WriteAsync(
            scope =>
            {
                var known = scope.Prepare("SELECT commit_id FROM case_commit WHERE case_id = $case AND version = $version")
                    .Set("$case", commit.CaseId.Value).Set("$version", commit.Version).ExecuteScalar() as string;
                if (known is not null)
                {
                    return known == commit.CommitId ? new AppendResult.AlreadyAppended() : new AppendResult.Conflict();
                }

                Insert(scope, commit);
                foreach (var part in parts)
                {
                    Insert(scope, part);
                }

                scope.AfterCommit(() => _subscribers.Tell(Commits));
                return (AppendResult)new AppendResult.Appended();
            },
            cancellationToken);

    public Task<IReadOnlyList<CommitDocument>> ReadCommitsAsync(CaseId caseId, int afterVersion, CancellationToken cancellationToken) =>
        Task.FromResult(_database.Read<IReadOnlyList<CommitDocument>>(scope => scope
                .Prepare(
                    "SELECT case_id, version, commit_id, hash, payload, owed_what, owed_by, closed FROM case_commit "
                    + "WHERE case_id = $case AND version > $after ORDER BY version")
                .Set("$case", caseId.Value).Set("$after", afterVersion)
                .ReadAll(reader => CommitAt(reader, 0))));

    public Task<SnapshotDocument?> ReadSnapshotAsync(CaseId caseId, CancellationToken cancellationToken) =>
        Task.FromResult(_database.Read(scope => scope
                .Prepare("SELECT version, hash, fold_version, state FROM case_snapshot WHERE case_id = $case")
                .Set("$case", caseId.Value)
                .ReadAll(reader => new SnapshotDocument
            {
                CaseId = caseId,
                Version = reader.GetInt32(0),
                Hash = reader.GetString(1),
                FoldVersion = reader.GetInt32(2),
                State = reader.GetString(3),
            }).SingleOrDefault()));

    public Task WriteSnapshotAsync(SnapshotDocument snapshot, CancellationToken cancellationToken) => _database.WriteAsync(
        scope => scope.Prepare(
                "INSERT INTO case_snapshot VALUES ($case, $version, $hash, $fold, $state) ON CONFLICT (case_id) DO UPDATE SET "
                + "version = excluded.version, hash = excluded.hash, fold_version = excluded.fold_version, state = excluded.state "
                + "WHERE (excluded.version, excluded.fold_version) > (version, fold_version)")
            .Set("$case", snapshot.CaseId.Value)
            .Set("$version", snapshot.Version)
            .Set("$hash", snapshot.Hash)
            .Set("$fold", snapshot.FoldVersion)
            .Set("$state", snapshot.State)
            .ExecuteNonQuery(),
        cancellationToken);

    public Task<IReadOnlyList<PartDocument>> ReadPartsAsync(CaseId caseId, IReadOnlyCollection<string> partIds, CancellationToken cancellationToken) =>
        Task.FromResult(_database.Read<IReadOnlyList<PartDocument>>(scope => scope
                .Prepare("SELECT part_id, kind, salt, text FROM case_part WHERE case_id = $case AND part_id IN (SELECT value FROM json_each($ids))")
                .Set("$case", caseId.Value).Set("$ids", JsonSerializer.Serialize(partIds))
                .ReadAll(reader => new PartDocument
            {
                CaseId = caseId,
                PartId = reader.GetString(0),
                Kind = Names.Parse<PartKind>(reader.GetString(1))!.Value,
                Salt = reader.GetString(2),
                Text = reader.GetString(3),
            })));

    public Task DisposePartAsync(CaseId caseId, string partId, CancellationToken cancellationToken) => _database.WriteAsync(
        scope => scope.Prepare("DELETE FROM case_part WHERE case_id = $case AND part_id = $part")
            .Set("$case", caseId.Value).Set("$part", partId).ExecuteNonQuery(),
        cancellationToken);

    public async IAsyncEnumerable<CaseHead> FindOwedAsync(DateTimeOffset before, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (by, after) = (long.MinValue, string.Empty);
        while (true)
        {
            var page = _database.Read(scope => scope
                .Prepare(
                    "SELECT case_id, version, hash, owed_what, owed_by, closed FROM case_head WHERE owed_by < $before "
                    + "AND (owed_by, case_id) > ($by, $after) ORDER BY owed_by, case_id LIMIT $page")
                .Set("$before", before.UtcTicks).Set("$by", by).Set("$after", after).Set("$page", Page)
                .ReadAll(HeadAt));
            foreach (var head in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return head;
            }

            if (page.Count < Page)
            {
                yield break;
            }

            (by, after) = (page[^1].Owed!.By.UtcTicks, page[^1].CaseId.Value);
            await Task.Yield();
        }
    }

    public async IAsyncEnumerable<CaseHead> ReadHeadsAsync(CaseId? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var last = after?.Value ?? string.Empty;
        while (true)
        {
            var page = _database.Read(scope => scope
                .Prepare("SELECT case_id, version, hash, owed_what, owed_by, closed FROM case_head WHERE case_id > $after ORDER BY case_id LIMIT $page")
                .Set("$after", last).Set("$page", Page)
                .ReadAll(HeadAt));
            foreach (var head in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return head;
            }

            if (page.Count < Page)
            {
                yield break;
            }

            last = page[^1].CaseId.Value;
            await Task.Yield();
        }
    }

    public IDisposable OnChange(Action signal) => _subscribers.Add(CommitTable, signal);

    public Task<IReadOnlyList<ChangedDocument>> ReadAsync(long after, int max, CancellationToken cancellationToken) =>
        Task.FromResult(_database.Read<IReadOnlyList<ChangedDocument>>(scope => scope
                .Prepare(
                    "SELECT seq, case_id, version, commit_id, hash, payload, owed_what, owed_by, closed FROM case_commit "
                    + "WHERE seq > $after ORDER BY seq LIMIT $max")
                .Set("$after", after).Set("$max", max)
                .ReadAll(reader => new ChangedDocument(reader.GetInt64(0), JsonSerializer.Serialize(CommitAt(reader, 1), CaseJson.Options)))));

    public Task<long> ReadEndAsync(CancellationToken cancellationToken) =>
        Task.FromResult(_database.Read(scope => scope.Prepare("SELECT MAX(seq) FROM case_commit").ExecuteScalar() as long? ?? 0));

    private static void Insert(WriteScope scope, CommitDocument commit)
    {
        scope.Prepare("INSERT INTO case_commit VALUES (NULL, $case, $version, $commit, $hash, $payload, $what, $by, $closed)")
            .Set("$case", commit.CaseId.Value)
            .Set("$version", commit.Version)
            .Set("$commit", commit.CommitId)
            .Set("$hash", commit.Hash)
            .Set("$payload", commit.Payload)
            .Set("$what", commit.Owed?.What)
            .Set("$by", commit.Owed?.By.UtcTicks)
            .Set("$closed", commit.Closed)
            .ExecuteNonQuery();
        scope.Prepare(
                "INSERT INTO case_head VALUES ($case, $version, $hash, $what, $by, $closed) ON CONFLICT (case_id) DO UPDATE SET "
                + "version = excluded.version, hash = excluded.hash, owed_what = excluded.owed_what, owed_by = excluded.owed_by, closed = excluded.closed")
            .Set("$case", commit.CaseId.Value)
            .Set("$version", commit.Version)
            .Set("$hash", commit.Hash)
            .Set("$what", commit.Owed?.What)
            .Set("$by", commit.Owed?.By.UtcTicks)
            .Set("$closed", commit.Closed)
            .ExecuteNonQuery();
    }

    private static void Insert(WriteScope scope, PartDocument part) =>
        scope.Prepare("INSERT INTO case_part VALUES ($case, $part, $kind, $salt, $text) ON CONFLICT DO NOTHING")
            .Set("$case", part.CaseId.Value)
            .Set("$part", part.PartId)
            .Set("$kind", Names.Of(part.Kind))
            .Set("$salt", part.Salt)
            .Set("$text", part.Text)
            .ExecuteNonQuery();

    private static CommitDocument CommitAt(SqliteDataReader reader, int column)
    {
        var caseId = CaseId.Parse(reader.GetString(column));
        var version = reader.GetInt32(column + 1);
        return new CommitDocument
        {
            Id = CommitDocument.IdOf(caseId, version),
            Type = CommitDocument.DocumentType,
            CaseId = caseId,
            Version = version,
            CommitId = reader.GetString(column + 2),
            Hash = reader.GetString(column + 3),
            Payload = reader.GetString(column + 4),
            Owed = OwedAt(reader, column + 5),
            Closed = reader.GetBoolean(column + 7),
        };
    }

    private static CaseHead HeadAt(SqliteDataReader reader) =>
        new(CaseId.Parse(reader.GetString(0)), reader.GetInt32(1), reader.GetString(2), OwedAt(reader, 3), reader.GetBoolean(5));

    private static Owed? OwedAt(SqliteDataReader reader, int column) => reader.IsDBNull(column)
        ? null
        : new Owed(reader.GetString(column), new DateTimeOffset(reader.GetInt64(column + 1), TimeSpan.Zero));
}
