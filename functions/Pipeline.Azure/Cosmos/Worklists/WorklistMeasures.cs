using System.Globalization;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;

namespace Pipeline.Azure.Cosmos.Worklists;

/// <summary>
/// The figures of all cases. What only grows or is counted stands in the sums of the shelves; what depends on the time of asking is counted along indexes of
/// times that only open and lately received cases have.
/// </summary>
internal sealed class WorklistMeasures(CosmosItems items)
{
    public async Task<WorklistFigures> ReadAsync(DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var sums = SumsItem.Added((await items.ReadManyAsync<SumsItem>(WorklistPartitions.Shelves.Select(shelf => (SumsItem.TheId, shelf)), cancellationToken))
            .SelectMany(shelf => shelf.Counts).Select(count => (count.Key, count.Value)));
        var byStage = Named(sums, SumsItem.Stage).ToDictionary(stage => Names.Parse<Stage>(stage.Name)!.Value, stage => stage.Count);
        var lastDay = ArrivedAfterAsync(asOf.AddDays(-1), cancellationToken);
        var lastWeek = ArrivedAfterAsync(asOf.AddDays(-7), cancellationToken);
        var unreviewed = OldestAsync("c.measured.unreviewed", cancellationToken);
        var noAction = OldestAsync("c.measured.noAction", cancellationToken);
        var late = await Task.WhenAll(byStage.Keys.Where(stage => stage != Stage.Closed)
            .Select(async stage => (Stage: stage, Count: await LateAsync(stage, asOf, cancellationToken))));
        return new WorklistFigures
        {
            Arrivals = sums.GetValueOrDefault(SumsItem.Arrivals),
            ArrivalsLastDay = await lastDay,
            ArrivalsLastWeek = await lastWeek,
            Unreviewed = new WaitingFigure(sums.GetValueOrDefault(SumsItem.Unreviewed), await unreviewed),
            NoAction = new WaitingFigure(sums.GetValueOrDefault(SumsItem.NoAction), await noAction),
            ToTriage = Tallies(sums, SumsItem.ToTriage),
            FromLastVisit = Tallies(sums, SumsItem.FromLastVisit),
            FromFirstVisit = Tallies(sums, SumsItem.FromFirstVisit),
            Late = late.Where(stage => stage.Count > 0).ToDictionary(stage => stage.Stage, stage => stage.Count),
            ByStage = byStage,
            ByOutcome = Named(sums, SumsItem.Outcome).ToDictionary(outcome => outcome.Name, outcome => outcome.Count),
            ProvisionalDeadlines = sums.GetValueOrDefault(SumsItem.Provisional),
        };
    }

    private static IEnumerable<(string Name, int Count)> Named(IReadOnlyDictionary<string, int> sums, string figure) =>
        sums.Where(sum => sum.Key.StartsWith(figure, StringComparison.Ordinal)).Select(sum => (sum.Key[figure.Length..], sum.Value));

    private static IReadOnlyList<DurationTally> Tallies(IReadOnlyDictionary<string, int> sums, string figure) =>
        [.. Named(sums, figure).Select(sum => new DurationTally(int.Parse(sum.Name, CultureInfo.InvariantCulture), sum.Count)).OrderBy(tally => tally.Tenths)];

    private Task<int> ArrivedAfterAsync(DateTimeOffset time, CancellationToken cancellationToken) =>
        items.CountAsync(new ItemFilter().And("c.measured.arrived > @time", "@time", SortKeys.TimeOf(time)), null, cancellationToken);

    private Task<int> LateAsync(Stage stage, DateTimeOffset asOf, CancellationToken cancellationToken) => items.CountAsync(
        new ItemFilter().And("c.measured.stage = @stage", "@stage", Names.Of(stage)).And("c.measured.lateFrom < @now", "@now", SortKeys.TimeOf(asOf)),
        null,
        cancellationToken);

    private async Task<DateTimeOffset?> OldestAsync(string path, CancellationToken cancellationToken)
    {
        var oldest = new ItemFilter().And($"{path} >= @first", "@first", string.Empty).Select($"TOP 1 VALUE {path}", path);
        return await items.QueryAsync<DateTimeOffset?>(oldest, null, cancellationToken).FirstOrDefaultAsync(cancellationToken);
    }
}
