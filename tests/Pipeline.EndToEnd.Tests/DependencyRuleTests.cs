using System.Reflection;
using System.Runtime.InteropServices;

namespace Pipeline.EndToEnd.Tests;

/// <summary>Dependencies point one way: each project may use only what stands below it.</summary>
public sealed class DependencyRuleTests
{
    private const string Surface = "Pipeline.AzureSdk";

    /// <summary>From the top to the bottom. The executable's assembly has a name of its own.</summary>
    private static readonly string[] House = ["pipeline", "Pipeline.Embedded", "Pipeline.Functions", "Pipeline.Azure", "Pipeline.Casework"];

    private static readonly string[] Platforms =
        ["Azure.", "Microsoft.Azure.", "Microsoft.DurableTask", "DurableTask.", "Grpc.", "Microsoft.AspNetCore", "Microsoft.Data.Sqlite", "SQLitePCLRaw", Surface];

    public static TheoryData<string> Projects => [.. House];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_UsesOnlyWhatStandsBelowIt(string project)
    {
        var above = House.TakeWhile(name => name != project).Append(project);

        ReferencesOf(project).Intersect(above, StringComparer.OrdinalIgnoreCase).ShouldBeEmpty();
    }

    /// <summary>
    /// What the product knows needs nothing but the base class library, the abstractions of injection and logging, and the elements of Word
    /// documents, which are the form of its reports and workspaces.
    /// </summary>
    [Fact]
    public void Casework_StandsOnTheBaseClassLibraryAlone() =>
        ReferencesOf("Pipeline.Casework").Where(name => !IsBaseClassLibrary(name)).ShouldBe(
            ["DocumentFormat.OpenXml", "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Logging.Abstractions"], ignoreOrder: true);

    [Theory]
    [InlineData("Pipeline.Functions")]
    [InlineData("Pipeline.Azure")]
    public void Project_ThatRunsOnAzure_KnowsNoSqlite(string project) =>
        ReferencesOf(project).Where(name => name.Contains("sqlite", StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();

    [Fact]
    public void Rules_AreAskedOfAssembliesThatUseEachOther()
    {
        ReferencesOf("Pipeline.Functions").ShouldContain("Pipeline.Casework");
        ReferencesOf("Pipeline.Azure").Where(IsPlatform).ShouldNotBeEmpty();
    }

    private static bool IsBaseClassLibrary(string name) => name == "netstandard" || File.Exists(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), $"{name}.dll"));

    private static bool IsPlatform(string name) => Platforms.Any(platform => name.StartsWith(platform, StringComparison.Ordinal));

    private static IReadOnlyList<string> ReferencesOf(string project) =>
        [.. Assembly.Load(project).GetReferencedAssemblies().Select(reference => reference.Name!)];
}
