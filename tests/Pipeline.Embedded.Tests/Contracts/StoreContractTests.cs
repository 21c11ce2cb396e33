using Pipeline.Casework.Audit;
using Pipeline.Casework.Documents;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Publication;
using Pipeline.Contracts;

namespace Pipeline.Embedded.Tests.Contracts;

public sealed class FileDocumentStoreTests(FolderFixture folder) : DocumentStoreContract, IClassFixture<FolderFixture>
{
    protected override IDocumentStore Store => folder.Get<IDocumentStore>();
}

public sealed class SqliteWorklistTests(FolderFixture folder) : WorklistContract, IClassFixture<FolderFixture>
{
    protected override IWorklist Worklist => folder.Get<IWorklist>();
}

public sealed class SqliteRegisterTests(FolderFixture folder) : RegisterContract, IClassFixture<FolderFixture>
{
    protected override IRegister Register => folder.Get<IRegister>();
}

public sealed class SqliteAuditLogTests(FolderFixture folder) : AuditLogContract, IClassFixture<FolderFixture>
{
    protected override IAuditLog Log => folder.Get<IAuditLog>();
}

public sealed class FolderCheckpointStoreTests(FolderFixture folder) : CheckpointStoreContract, IClassFixture<FolderFixture>
{
    protected override ICheckpointStore Store => folder.Get<ICheckpointStore>();
}
