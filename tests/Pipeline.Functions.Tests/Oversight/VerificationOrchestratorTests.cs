using Pipeline.Casework.Audit;
using Pipeline.Casework.Cases;
using Pipeline.Contracts.InMemory;
using Pipeline.Functions.Oversight.Verifications;

namespace Pipeline.Functions.Tests.Oversight;

/// <summary>However many parts a record has, its verification comes to its end, holds little, and counts everything.</summary>
public sealed class VerificationOrchestratorTests
{
    private static readonly DateTimeOffset Now = new(2026, 2, 2, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1, 0)]
    [InlineData(20, 0)]
    [InlineData(21, 1)]
    [InlineData(60, 2)]
    public async Task Run_OfManyParts_ContinuesAsNewAndCountsAllOfThem(int parts, int continuations)
    {
        var ids = new SeededIds(3);
        var cases = Enumerable.Range(0, parts).Select(_ => ids.NewCaseId()).ToList();
        var asked = new List<CaseId?>();
        var ends = new List<VerificationEnd>();
        var continued = 0;
        VerificationContext context;
        VerificationRun? run = null;
        do
        {
            context = new VerificationContext(run, Now, VerifyAsync, FinishAsync);
            await VerificationOrchestrator.RunAsync(context);
            run = context.ContinuedWith;
            continued += run is null ? 0 : 1;
        }
        while (run is not null);

        continued.ShouldBe(continuations);
        asked.ShouldBe([null, .. cases.SkipLast(1)]);
        var end = ends.ShouldHaveSingleItem();
        end.At.ShouldBe(Now);
        end.Found.ShouldSatisfyAllConditions(
            found => found.Cases.ShouldBe(parts * 100),
            found => found.Commits.ShouldBe(parts * 300),
            found => found.BrokenCount.ShouldBe(parts * 70),
            found => found.Broken.Count.ShouldBe(Math.Min(parts * 70, Verification.MostBroken)),
            found => found.Broken[0].CaseId.ShouldBe(cases[0], "the first ones are kept"));
        context.Status.ShouldBe(new VerificationCounts(parts * 100, parts * 300, (parts * 70) + 1));

        Task<VerifiedPart> VerifyAsync(VerifyFrom from)
        {
            asked.Add(from.After);
            var at = cases[asked.Count - 1];
            var links = Enumerable.Range(1, 70).Select(version => new BrokenLink(at, version, "its payload is not what was committed")).ToList();
            var found = new VerificationFindings { Cases = 100, Commits = 300, BrokenCount = links.Count, Broken = links };
            return Task.FromResult(new VerifiedPart(found, asked.Count == parts ? null : at));
        }

        Task<VerificationCounts> FinishAsync(VerificationEnd end)
        {
            ends.Add(end);
            return Task.FromResult(VerificationCounts.Of(end.Found) with { Broken = end.Found.BrokenCount + 1 });
        }
    }
}
