namespace Pipeline.Casework.Tests.Policies;

/// <summary>A policy folder on disk for one test.</summary>
internal sealed class PolicyFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("policy").FullName;

    /// <summary>The text of a shipped file.</summary>
    public static string Shipped(string file)
    {
        using var stream = typeof(Pipeline.Casework.Policies.PolicyCatalog).Assembly.GetManifestResourceStream(file)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    public PolicyFolder With(string file, string text)
    {
        var path = System.IO.Path.Combine(Path, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    /// <summary>The shipped file with one text in place of another, which must be there.</summary>
    public PolicyFolder Changing(string file, string old, string replacement)
    {
        var text = Shipped(file);
        text.ShouldContain(old);
        return With(file, text.Replace(old, replacement, StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
