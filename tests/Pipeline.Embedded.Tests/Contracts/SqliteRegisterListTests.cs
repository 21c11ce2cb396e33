using Pipeline.Casework.Publication;
using Pipeline.Contracts;
using Pipeline.Embedded.Storage;

namespace Pipeline.Embedded.Tests.Contracts;

public sealed class SqliteRegisterListTests(FolderFixture folder) : RegisterListContract, IClassFixture<FolderFixture>
{
    protected override IRegister Register => folder.Get<IRegister>();

    [Theory]
    [InlineData("SELECT DISTINCT id FROM register_change WHERE kind = 'location' AND at BETWEEN 1 AND 2", "USING PRIMARY KEY (kind=? AND at>? AND at<?)")]
    [InlineData("SELECT location FROM register_location WHERE json_extract(location, '$.providerId') = 'p'", "USING INDEX register_location_provider")]
    [InlineData("SELECT report FROM register_report WHERE location_id = 'l' ORDER BY published DESC, report_id LIMIT 1", "USING INDEX register_report_location")]
    public void Read_OfChangesProvidersAndReports_IsByIndex(string query, string index)
    {
        Register.ShouldNotBeNull();

        folder.Get<Database>().Read(scope => scope.Prepare($"EXPLAIN QUERY PLAN {query}").ReadAll(row => row.GetString(3)))[0].ShouldContain(index);
    }
}
