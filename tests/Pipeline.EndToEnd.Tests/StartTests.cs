using Microsoft.Extensions.DependencyInjection;
using Pipeline.Embedded.Storage;

namespace Pipeline.EndToEnd.Tests;

public sealed class StartTests
{
    /// <summary>Made for the first caller, a table held up sixty callers who came at once for half a minute.</summary>
    [Fact]
    public async Task Start_BeforeAnybodyCalls_HasMadeEveryTable()
    {
        await using var pipeline = await LivePipeline.StartAsync();
        var before = Tables(pipeline);

        await pipeline.Api.SubmitAsync(Api.SeriousInjury("INC-1"));
        await pipeline.QuietAsync();
        await pipeline.PassAsync(TimeSpan.FromDays(1));
        using var audit = await pipeline.Api.SendAsync(HttpMethod.Get, "/api/audit", "Development auditor-1 roles=auditor");

        before.ShouldContain("audit_entry");
        Tables(pipeline).ShouldBe(before);
    }

    private static IReadOnlyList<string> Tables(LivePipeline pipeline) => pipeline.Services.GetRequiredService<Database>().Read(scope =>
    {
        var names = new List<string>();
        using var reader = scope.Prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").ExecuteReader();
        while (reader.Read())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    });
}
