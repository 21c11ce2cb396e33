using Pipeline.Azure.Cosmos.Logs;
using Pipeline.Casework.Audit;
using Pipeline.Contracts;
using Pipeline.Contracts.Components;
using Pipeline.Contracts.InMemory;

namespace Pipeline.Azure.Tests.Cosmos;

[Collection(nameof(CosmosEmulator))]
public sealed class CosmosAuditLogTests(CosmosDatabase database) : AuditLogContract, IClassFixture<CosmosDatabase>
{
    protected override IAuditLog Log { get; } = new CosmosAuditLog(database.Containers, TimeProvider.System);

    [Fact]
    public async Task Read_EntriesOfProcessesThatCountAlike_GivesEveryEntryOnce()
    {
        var caseId = Samples.NewCase();
        CosmosAuditLog[] processes = [Of(new SettableTime(Samples.Now)), Of(new SettableTime(Samples.Now)), Of(new SettableTime(Samples.Now))];
        var written = new List<string>();
        for (var n = 0; n < 9; n++)
        {
            written.Add($"what-{n}");
            await processes[n % 3].WriteAsync(new AuditEntry { At = Samples.Now, Actor = "anna", What = written[^1], CaseId = caseId }, default);
        }

        var seen = new List<string>();
        for (long? after = 0; after is not null;)
        {
            var page = await Log.ReadAsync(new AuditQuery { CaseId = caseId, Take = 2, After = after.Value }, default);
            seen.AddRange(page.Items.Select(entry => entry.What));
            after = page.Next;
        }

        seen.ShouldBe(written, ignoreOrder: true);
    }

    private CosmosAuditLog Of(TimeProvider time) => new(database.Containers, time);
}
