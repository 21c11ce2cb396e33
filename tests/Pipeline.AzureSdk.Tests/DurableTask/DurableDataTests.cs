using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Abstractions;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;

namespace Pipeline.AzureSdk.Tests.DurableTask;

public sealed class DurableDataTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("", "1.0", -1)]
    [InlineData("1.0", "", 1)]
    [InlineData("1.10", "1.9", 1)]
    [InlineData("beta", "BETA", 0)]
    public void CompareVersions_Pair_OrdersAsVersionsThenText(string source, string other, int sign)
        => Math.Sign(TaskOrchestrationVersioningUtils.CompareVersions(source, other)).ShouldBe(sign);

    [Fact]
    public async Task Pageable_TwoPages_EnumeratesAllValues()
    {
        AsyncPageable<string> pages = Pageable.Create<string>((token, _) =>
            Task.FromResult(token is null ? new Page<string>(["a", "b"], "2") : new Page<string>(["c"])));
        List<string> values = [];
        await foreach (string value in pages)
        {
            values.Add(value);
        }

        values.ShouldBe(["a", "b", "c"]);
    }

    [Fact]
    public void OrchestrationMetadata_FetchedWithoutData_ReadThrows()
    {
        OrchestrationMetadata bare = new("n", "i");
        Should.Throw<InvalidOperationException>(() => bare.ReadInputAs<int>());
        new OrchestrationMetadata("n", "i") { DataConverter = JsonDataConverter.Default, SerializedOutput = "7" }.ReadOutputAs<int>().ShouldBe(7);
    }

    [Fact]
    public void JsonDataConverter_Null_IsNoPayload()
    {
        JsonDataConverter.Default.Serialize(null).ShouldBeNull();
        JsonDataConverter.Default.Deserialize<string>(null).ShouldBeNull();
    }

    [Fact]
    public void TaskName_DifferentCase_IsEqual() => (new TaskName("Run") == new TaskName("RUN")).ShouldBeTrue();

    [Fact]
    public void TaskVersion_WhiteSpace_Throws() => Should.Throw<ArgumentException>(() => new TaskVersion(" "));

    [Fact]
    public void RpcException_Status_IsInItsMessage()
        => new RpcException(new Status(StatusCode.NotFound, "gone")).Message.ShouldBe("Status(StatusCode=\"NotFound\", Detail=\"gone\")");

    [Fact]
    public void WithDedupeStatuses_Statuses_AreKeptByName()
        => new StartOrchestrationOptions("x").WithDedupeStatuses(OrchestrationRuntimeStatus.Completed).DedupeStatuses.ShouldBe(["Completed"]);
}
