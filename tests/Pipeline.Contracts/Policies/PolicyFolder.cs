using Pipeline.Casework.Policies;

namespace Pipeline.Contracts.Policies;

/// <summary>A policy folder on disk for one test.</summary>
public sealed class PolicyFolder : IDisposable
{
    public const string ShippedVersion = "2026-11";

    private static readonly string[] VersionFiles = ["policy.json", "notifications.json", "risk.json", "roles.json"];

    public string Path { get; } = Directory.CreateTempSubdirectory("policy").FullName;

    /// <summary>The paths of all shipped files.</summary>
    public static IReadOnlyList<string> ShippedFiles { get; } =
        [.. typeof(PolicyCatalog).Assembly.GetManifestResourceNames().Where(name => name.EndsWith(".json", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>The text of a shipped file.</summary>
    public static string Shipped(string file)
    {
        using var stream = typeof(PolicyCatalog).Assembly.GetManifestResourceStream(file)
            ?? throw new ArgumentException($"{file} is not shipped.", nameof(file));
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
    public PolicyFolder Changing(string file, string old, string replacement) => With(file, Changed(file, Shipped(file), old, replacement));

    /// <summary>A new version that is the shipped one but for some texts, each of which must be in its file; and the current one.</summary>
    public PolicyFolder WithVersion(string version, params IReadOnlyList<(string File, string Old, string Replacement)> changes)
    {
        foreach (var name in VersionFiles)
        {
            var text = Shipped($"versions/{ShippedVersion}/{name}").Replace($"\"{ShippedVersion}\"", $"\"{version}\"", StringComparison.Ordinal);
            With($"versions/{version}/{name}", changes.Where(change => change.File == name)
                .Aggregate(text, (changed, change) => Changed(name, changed, change.Old, change.Replacement)));
        }

        return With("catalog.json", $$"""{ "current": "{{version}}" }""");
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static string Changed(string file, string text, string old, string replacement) => text.Contains(old, StringComparison.Ordinal)
        ? text.Replace(old, replacement, StringComparison.Ordinal)
        : throw new ArgumentException($"{file} does not contain {old}", nameof(old));
}
