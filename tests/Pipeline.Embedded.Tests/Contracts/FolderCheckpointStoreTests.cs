using Pipeline.Casework.Audit;
using Pipeline.Contracts;

namespace Pipeline.Embedded.Tests.Contracts;

public sealed class FolderCheckpointStoreTests(FolderFixture folder) : CheckpointStoreContract, IClassFixture<FolderFixture>
{
    protected override ICheckpointStore Store => folder.Get<ICheckpointStore>();
}
