using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NSubstitute;
using Pipeline.Embedded.Durable;

namespace Pipeline.Embedded.Tests.Hosting;

public sealed class TaskFunctionTests
{
    [Fact]
    public async Task Tasks_OfTheHost_AreFoundByNameInAnyCase()
    {
        await using var host = TestHost.Build([typeof(Functions)]);
        var tasks = Tasks(host);

        tasks.ActivityNames.Order().ShouldBe(["Add", "Empty", "WhoAmI"]);
        tasks.OrchestratorNames.ShouldBe(["Sum"]);
        tasks.FindActivity("add").ShouldNotBeNull();
        tasks.FindActivity("Sum").ShouldBeNull();
    }

    [Theory]
    [InlineData("Add", """{"left":2,"RIGHT":3}""", """{"Total":5}""")]
    [InlineData("WhoAmI", "\"case \"", "\"case 7QK39MZ2XA4-1\"")]
    [InlineData("Empty", null, null)]
    public async Task Activity_GivenItsInput_AnswersInTheWorkersJson(string name, string? input, string? output)
    {
        await using var host = TestHost.Build([typeof(Functions)]);

        (await Tasks(host).FindActivity(name)!(input, "7QK39MZ2XA4-1", default)).ShouldBe(output);
    }

    [Fact]
    public async Task Activity_ThatFails_ThrowsItsOwnException()
    {
        await using var host = TestHost.Build([typeof(Functions)]);

        await Should.ThrowAsync<OverflowException>(() => Tasks(host).FindActivity("Add")!("""{"left":2147483647,"right":1}""", "i", default));
    }

    [Fact]
    public async Task Orchestrator_WithAnInputParameter_GetsTheInputOfItsContext()
    {
        await using var host = TestHost.Build([typeof(Functions)]);
        var context = Substitute.For<TaskOrchestrationContext>();
        context.GetInput<Pair>().Returns(new Pair(2, 3));

        var running = Tasks(host).FindOrchestrator("Sum")!(context);

        // It never leaves the thread of the durable runtime.
        running.IsCompletedSuccessfully.ShouldBeTrue();
        (await running).ShouldBe(5);
    }

    [Fact]
    public async Task Activity_InMiddleware_IsSeenWithItsName()
    {
        await using var host = TestHost.Build([typeof(Functions)], builder => builder.UseMiddleware(async (context, next) =>
        {
            context.InstanceServices.GetRequiredService<Calls>().Add(
                $"{context.FunctionDefinition.Name} {context.FunctionDefinition.InputBindings.Values.Single().Type}");
            await next();
        }));

        await Tasks(host).FindActivity("Add")!("""{"left":1,"right":1}""", "i", default);

        host.Calls.Seen.ShouldBe(["Add activityTrigger"]);
    }

    private static ITaskFunctions Tasks(TestHost host) => host.Host.Services.GetRequiredService<ITaskFunctions>();

    public sealed record Pair(int Left, int Right);

    public sealed class Functions
    {
        [Function("Add")]
        public static object Add([ActivityTrigger] Pair pair) => new { Total = checked(pair.Left + pair.Right) };

        [Function("WhoAmI")]
        public static async Task<string> WhoAmIAsync([ActivityTrigger] string prefix, string instanceId, CancellationToken cancellationToken)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            return prefix + instanceId;
        }

        [Function("Empty")]
        public static ValueTask EmptyAsync([ActivityTrigger] FunctionContext context) =>
            context.FunctionDefinition.Name == "Empty" ? ValueTask.CompletedTask : throw new InvalidOperationException(context.FunctionDefinition.Name);

        [Function("Sum")]
        public static Task<int> SumAsync([OrchestrationTrigger] TaskOrchestrationContext context, Pair pair) => Task.FromResult(pair.Left + pair.Right);
    }
}
