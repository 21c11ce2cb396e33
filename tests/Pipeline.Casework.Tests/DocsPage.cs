namespace Pipeline.Casework.Tests;

/// <summary>The pages about the product, which tests hold to the code.</summary>
internal static class DocsPage
{
    public static string Read(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Pipeline.sln")))
            {
                return File.ReadAllText(Path.Combine(folder.FullName, "infra", "docs", name));
            }
        }

        throw new InvalidOperationException("These tests run inside the repository.");
    }
}
