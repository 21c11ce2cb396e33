namespace Pipeline.Azure.Tests.Infra;

/// <summary>The words of the events that queries read are a contract: the page, the code and the queries agree.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public void Event_PromisedAsEmitted_IsLoggedAtThatLevelInThoseWords()
    {
        var emitted = TelemetryPage.Events.Where(row => row.Value.Emitted).ToList();

        emitted.Count.ShouldBeGreaterThan(4);
        emitted.Select(row => (row.Key, LogEvents.All.GetValueOrDefault(row.Key))).ShouldBe(emitted.Select(row => (row.Key, (row.Value.Level, row.Value.Words))));
    }

    [Fact]
    public void Event_Awaited_IsNotLoggedYet() =>
        TelemetryPage.Events.Where(row => !row.Value.Emitted).Select(row => row.Key).Intersect(LogEvents.All.Keys).ShouldBeEmpty("now emitted: say so on the page");

    [Fact]
    public void Event_OnThePage_HasAReader()
    {
        foreach (var (id, row) in TelemetryPage.Events)
        {
            var reader = row.Readers.Split('`')[1];
            RepositoryFiles.Read($"infra/kql/{reader}.kql").ShouldContain($"// reads {id}: {row.Words}");
        }
    }
}
