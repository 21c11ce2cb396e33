using Pipeline.Casework.Audit;
using Pipeline.Contracts;

namespace Pipeline.Embedded.Tests.Contracts;

public sealed class SqliteAuditLogTests(FolderFixture folder) : AuditLogContract, IClassFixture<FolderFixture>
{
    protected override IAuditLog Log => folder.Get<IAuditLog>();
}
