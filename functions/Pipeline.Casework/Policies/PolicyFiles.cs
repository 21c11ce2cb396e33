using System.Reflection;
using System.Text.Json;
using Pipeline.Casework.Input;

namespace Pipeline.Casework.Policies;

/// <summary>The files of a policy folder, by path with <c>/</c>, laid over the shipped ones; and the faults found in them.</summary>
internal sealed class PolicyFiles
{
    public const string Catalog = "catalog.json";
    public const string People = "people.json";
    public const string Calendars = "calendars/";
    public const string Frameworks = "frameworks/";
    public const string Versions = "versions/";
    public const string Policy = "policy.json";
    public const string Notifications = "notifications.json";
    public const string Risk = "risk.json";
    public const string Roles = "roles.json";

    /// <summary>Where an editor finds what the file may hold; not read here.</summary>
    private const string Schema = "$schema";

    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    private readonly SortedDictionary<string, string> texts = new(StringComparer.Ordinal);
    private readonly List<PolicyFault> faults = [];

    private PolicyFiles()
    {
        var assembly = typeof(PolicyFiles).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(IsPolicyFile))
        {
            texts[name] = ReadResource(assembly, name);
        }
    }

    public IReadOnlyList<PolicyFault> Faults => faults;

    public IReadOnlyList<string> VersionNames =>
        [.. texts.Keys.Where(path => path.StartsWith(Versions, StringComparison.Ordinal)).Select(path => path.Split('/')[1]).Distinct()];

    public static PolicyFiles Shipped() => new();

    public static PolicyFiles Over(string directory)
    {
        var files = new PolicyFiles();
        if (!Directory.Exists(directory))
        {
            files.Add(directory, string.Empty, "is not a folder");
            return files;
        }

        foreach (var file in Directory.EnumerateFiles(directory, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            files.Lay(Path.GetRelativePath(directory, file).Replace(Path.DirectorySeparatorChar, '/'), file);
        }

        return files;
    }

    public IEnumerable<string> In(string folder) => texts.Keys.Where(path => path.StartsWith(folder, StringComparison.Ordinal));

    public void Add(string file, string path, string text) => faults.Add(new PolicyFault(file, path, text));

    /// <summary>
    /// Reads a file to its end; its faults and every name that was not asked for are kept. Null when the file is missing or is no
    /// JSON; with other faults a value that is not to be used.
    /// </summary>
    public T? Read<T>(string file, Func<FieldReader, T?> read)
        where T : class
    {
        if (!texts.TryGetValue(file, out var text))
        {
            Add(file, string.Empty, "is missing");
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(text, Lenient);
            var reader = new FieldReader(document.RootElement);
            reader.Text(Schema, PolicyFields.TextLength);
            var value = reader.Whole(read);
            foreach (var (path, found) in reader.Faults.ByField())
            {
                found.ToList().ForEach(fault => Add(file, path, fault));
            }

            return value;
        }
        catch (JsonException exception)
        {
            Add(file, string.Empty, $"is not JSON: {exception.Message}");
            return null;
        }
    }

    private static string ReadResource(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly has no resource {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static bool IsPolicyFile(string path) => path.Split('/') switch
    {
        [Catalog] or [People] => true,
        ["calendars" or "frameworks", var name] => name.EndsWith(".json", StringComparison.Ordinal),
        ["versions", _, Policy or Notifications or Risk or Roles] => true,
        _ => false,
    };

    private void Lay(string path, string file)
    {
        if (!IsPolicyFile(path))
        {
            Add(path, string.Empty, "is no file of a policy: there are catalog.json, people.json, calendars/*.json, frameworks/*.json and "
                + "versions/VERSION/ with policy.json, notifications.json, risk.json and roles.json");
            return;
        }

        try
        {
            texts[path] = File.ReadAllText(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Add(path, string.Empty, $"cannot be read: {exception.Message}");
        }
    }
}
