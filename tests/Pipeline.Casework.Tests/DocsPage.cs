using Pipeline.Contracts;

namespace Pipeline.Casework.Tests;

/// <summary>The pages about the product, which tests hold to the code.</summary>
internal static class DocsPage
{
    public static string Read(string name) => File.ReadAllText(SourceTree.PathOf("infra", "docs", name));
}
