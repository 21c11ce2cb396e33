using System.Text.Json;
using Pipeline.Functions.Orchestration;

namespace Pipeline.Functions.Tests.Hosting;

public sealed class HostJsonTests
{
    private static readonly JsonElement Extensions =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "host.json"))).RootElement.GetProperty("extensions");

    [Fact]
    public void Http_HasNoPrefix_SinceRoutesAreWhole() => Extensions.GetProperty("http").GetProperty("routePrefix").GetString().ShouldBe(string.Empty);

    [Fact]
    public void Durable_RunsTheVersionThatStartsHave()
    {
        var durable = Extensions.GetProperty("durableTask");

        durable.GetProperty("defaultVersion").GetString().ShouldBe(CaseInstance.Version);
        durable.GetProperty("versionMatchStrategy").GetString().ShouldBe("CurrentOrOlder");
        durable.GetProperty("versionFailureStrategy").GetString().ShouldBe("Reject");
        durable.GetProperty("hubName").GetString().ShouldBe("%TASKHUB_NAME%");
        durable.GetProperty("storageProvider").GetProperty("type").GetString().ShouldBe("azureManaged");
    }

    [Fact]
    public void Traces_HoldNoInputsAndOutputs() =>
        Extensions.GetProperty("durableTask").GetProperty("tracing").GetProperty("traceInputsAndOutputs").GetBoolean().ShouldBeFalse();

    [Fact]
    public void Queues_AreSettledByTheFunctions() => Extensions.GetProperty("serviceBus").GetProperty("autoCompleteMessages").GetBoolean().ShouldBeFalse();
}
