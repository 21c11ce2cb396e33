using Pipeline.Casework.Documents;
using Pipeline.Contracts;

namespace Pipeline.Embedded.Tests.Contracts;

public sealed class FileDocumentStoreTests(FolderFixture folder) : DocumentStoreContract, IClassFixture<FolderFixture>
{
    protected override IDocumentStore Store => folder.Get<IDocumentStore>();
}
