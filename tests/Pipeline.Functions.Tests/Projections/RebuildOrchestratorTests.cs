using System.Text;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Contracts;
using Pipeline.Functions.Projections.Rebuilds;

namespace Pipeline.Functions.Tests.Projections;

public sealed class RebuildOrchestratorTests
{
    /// <summary>What a backend takes of a custom status.</summary>
    private const int MostBytes = 16 * 1024;

    [Fact]
    public async Task Rebuild_OfManyBrokenRecords_ShowsNumbersThatFit()
    {
        List<CaseId> broken = [.. Enumerable.Range(0, ProjectionRebuild.Batch).Select(_ => Samples.NewCase())];
        var context = new RebuildContext([new(0, broken, broken[^1]), new(3, broken, broken[0]), new(4, [], null)]);

        var done = await RebuildOrchestrator.RunAsync(context);

        done.ShouldBe(new RebuildProgress(7, 1_000));
        context.Status.ShouldBe(done);
        context.Shown.ShouldAllBe(status => Encoding.UTF8.GetByteCount(JsonDataConverter.Default.Serialize(status)!) < MostBytes);
    }

    [Fact]
    public async Task Rebuild_EveryPart_IsOfTheOneThatBegan()
    {
        var next = Samples.NewCase();
        var context = new RebuildContext([new(1, [], next), new(1, [], null)]);

        await RebuildOrchestrator.RunAsync(context);

        context.Asked.ShouldBe([new RebuildFrom(RebuildContext.Began, null), new RebuildFrom(RebuildContext.Began, next)]);
    }

    private sealed class RebuildContext(IReadOnlyList<RebuiltPart> parts) : PartsContext(RebuildOrchestrator.Name, RebuildOrchestrator.InstanceId)
    {
        public static readonly DateTimeOffset Began = Samples.Now.AddTicks(1);

        public List<RebuildFrom> Asked { get; } = [];

        public List<object?> Shown { get; } = [];

        public override DateTime CurrentUtcDateTime => Samples.Now.UtcDateTime;

        public override void SetCustomStatus(object? customStatus)
        {
            base.SetCustomStatus(customStatus);
            Shown.Add(customStatus);
        }

        public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
        {
            MustRetry(options);
            if (name.Name == nameof(BeginRebuild))
            {
                input.ShouldBe(Samples.Now);
                return Task.FromResult((TResult)(object)Began);
            }

            name.Name.ShouldBe(nameof(RebuildProjections));
            Asked.Add(input.ShouldBeOfType<RebuildFrom>());
            return Task.FromResult((TResult)(object)parts[Asked.Count - 1]);
        }
    }
}
