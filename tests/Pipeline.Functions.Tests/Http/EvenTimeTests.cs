using Microsoft.Extensions.DependencyInjection;
using Pipeline.Casework.People;
using Pipeline.Contracts.InMemory;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Tests.Http;

public sealed class EvenTimeTests
{
    private static readonly TimeSpan Instant = TimeSpan.FromTicks(1);

    private readonly HandTime _time = new();

    [Theory]
    [InlineData(0, 50)]
    [InlineData(1, 49)]
    [InlineData(49, 1)]
    [InlineData(50, 50)]
    [InlineData(130, 20)]
    public void Hold_OfSomebodyOutside_EndsWithTheGrain(int worked, int held)
    {
        foreach (var outside in new[] { People.Provider, People.SubmitterOf(SeededCase), Caller.Public })
        {
            var even = new EvenTime(_time);
            var start = even.Start();
            _time.Pass(TimeSpan.FromMilliseconds(worked));

            var hold = even.HoldAsync(start, outside, CancellationToken.None);

            _time.Pass(TimeSpan.FromMilliseconds(held) - Instant);
            hold.IsCompleted.ShouldBeFalse();
            _time.Pass(Instant);
            hold.IsCompletedSuccessfully.ShouldBeTrue();
        }
    }

    [Theory]
    [InlineData(Role.Triage)]
    [InlineData(Role.Manager)]
    [InlineData(Role.Operations)]
    [InlineData(Role.Auditor)]
    public void Hold_OfSomebodyInside_IsNone(Role role)
    {
        var even = new EvenTime(_time);

        even.HoldAsync(even.Start(), People.Staff("somebody", role), CancellationToken.None).IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public async Task Bulk_OfCasesNotToBeKnown_TakesAGrainForEach()
    {
        await using var house = new HttpHouse(services => services.AddSingleton(new EvenTime(_time)));
        var play = await house.Cases.InTriageAsync();
        var item = new { caseId = play.Id.Value, decision = "nothing-to-correct" };

        var answer = house.PostAsync("/api/decisions", new[] { item, item with { caseId = "7QK39MZ2XA4" } }, People.ProviderOf(CaseHouse.ForeignProvider));

        _time.Pass(EvenTime.Grain);
        answer.IsCompleted.ShouldBeFalse();
        _time.Pass(EvenTime.Grain);
        var results = (await answer).ShouldBe(200).Json.GetProperty("results");
        results.EnumerateArray().Select(result => result.GetProperty("status").GetInt32()).ShouldBe([404, 404]);
    }

    private static Pipeline.Casework.Cases.CaseId SeededCase { get; } = new SeededIds(3).NewCaseId();
}
