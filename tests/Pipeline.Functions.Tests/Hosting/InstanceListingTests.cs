using Pipeline.Contracts;
using Pipeline.Functions.Http.Operations;

namespace Pipeline.Functions.Tests.Hosting;

/// <summary>
/// To list instances takes the backend a time that grows with all there ever were: only operations do it, when they ask for it. Everything else asks for
/// instances by their ids.
/// </summary>
public sealed class InstanceListingTests
{
    [Theory]
    [InlineData("GetAllInstancesAsync", $"{nameof(OrchestrationEndpoints)}.cs")]
    [InlineData("PurgeAllInstancesAsync")]
    [InlineData("PurgeInstancesAsync")]
    [InlineData("ListInstanceIdsAsync")]
    public void Instances_AreListedByOperationsOnly(string call, params string[] callers) =>
        ((string[])["Pipeline.Casework", "Pipeline.Functions", "Pipeline.Azure"])
            .SelectMany(project => Directory.EnumerateFiles(SourceTree.PathOf("functions", project), "*.cs", SearchOption.AllDirectories))
            .Where(file => File.ReadAllText(file).Contains($"{call}(", StringComparison.Ordinal))
            .Select(Path.GetFileName)
            .ShouldBe(callers);
}
