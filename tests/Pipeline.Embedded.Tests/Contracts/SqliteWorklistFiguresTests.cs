using Pipeline.Casework.Oversight;
using Pipeline.Contracts;

namespace Pipeline.Embedded.Tests.Contracts;

public sealed class SqliteWorklistFiguresTests(FolderFixture folder) : WorklistFiguresContract, IClassFixture<FolderFixture>
{
    protected override IWorklist Worklist => folder.Get<IWorklist>();
}
