using Pipeline.Casework.Oversight;
using Pipeline.Contracts;

namespace Pipeline.Embedded.Tests.Contracts;

public sealed class FolderHouseLogTests(FolderFixture folder) : HouseLogContract, IClassFixture<FolderFixture>
{
    protected override IHouseLog Log => folder.Get<IHouseLog>();
}
