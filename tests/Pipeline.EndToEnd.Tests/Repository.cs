namespace Pipeline.EndToEnd.Tests;

/// <summary>The source tree that the tests were built from.</summary>
internal static class Repository
{
    private const string Marker = "Pipeline.sln";

    public static string PathOf(string relative)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Marker)))
            {
                return Path.Combine(folder.FullName, relative);
            }
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds {Marker}.");
    }
}
