namespace Pipeline.Contracts;

/// <summary>The source tree that the tests were built from.</summary>
public static class SourceTree
{
    private const string Marker = "Pipeline.sln";

    /// <summary>The full path of a file or folder of the repository.</summary>
    public static string PathOf(params ReadOnlySpan<string> parts)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Marker)))
            {
                return Path.Combine([folder.FullName, .. parts]);
            }
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds {Marker}.");
    }
}
