using Pipeline.Casework.Publication;
using Pipeline.Contracts;

namespace Pipeline.Embedded.Tests.Contracts;

public sealed class SqliteRegisterTests(FolderFixture folder) : RegisterContract, IClassFixture<FolderFixture>
{
    protected override IRegister Register => folder.Get<IRegister>();
}
