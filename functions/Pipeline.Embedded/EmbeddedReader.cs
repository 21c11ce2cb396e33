using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Casework.Audit;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;
using Pipeline.Casework.Policies;
using Pipeline.Embedded.Audit;
using Pipeline.Embedded.Cases;
using Pipeline.Embedded.Documents;
using Pipeline.Embedded.Storage;

namespace Pipeline.Embedded;

/// <summary>
/// The record of a data folder for reading, beside a running server or with none: cases, their timelines and documents need no process.
/// </summary>
public sealed class EmbeddedReader : IAsyncDisposable
{
    private readonly Database _database;

    private EmbeddedReader(Database database, PolicyCatalog policies, TimeProvider time)
    {
        _database = database;
        Store = new SqliteCaseStore(database);
        Documents = new FileDocumentStore(database.Folder, database);
        Record = new CaseRecord(Store, policies, new IdSource(), time, NullLogger<CaseRecord>.Instance);
        Timeline = new TimelineReader(Store, new SqliteAuditLog(database));
        Bundle = new CaseBundle(Store, Documents, Timeline);
        Verifier = new RecordVerifier(Store, Documents);
        Checkpoints = new CheckpointVerifier(Store, new FolderCheckpointStore(database));
        Verifications = new VerificationLog(new FolderHouseLog(database.Folder));
    }

    public ICaseStore Store { get; }

    public IDocumentStore Documents { get; }

    public CaseRecord Record { get; }

    public TimelineReader Timeline { get; }

    public CaseBundle Bundle { get; }

    public RecordVerifier Verifier { get; }

    public CheckpointVerifier Checkpoints { get; }

    /// <summary>Takes entries also while the record is only read.</summary>
    public VerificationLog Verifications { get; }

    /// <exception cref="StoreUnavailableException">There is no data in the folder, or it cannot be read.</exception>
    public static EmbeddedReader Open(string dataPath, PolicyCatalog policies, TimeProvider time) =>
        new(Database.OpenReadOnly(new DataFolder(dataPath)), policies, time);

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
