using Microsoft.Extensions.Configuration;
using Pipeline.Azure.Identity;
using Pipeline.Azure.Settings;

namespace Pipeline.Azure.Tests.Settings;

/// <summary>Settings with which the app starts, as it would have them once the platform resolved what refers to the vault, and what the platform says.</summary>
internal static class WholeSettings
{
    public static Dictionary<string, string?> Values { get; } = AppSettings.All
        .Where(setting => setting.SetBy != SettingSource.LocalOnly)
        .ToDictionary(setting => setting.Name, setting => setting.SetBy == SettingSource.Vault ? Convert.ToBase64String(new byte[32]) : (string?)setting.Example)
        .Append(KeyValuePair.Create(AppServiceAuthentication.Mark, (string?)"True"))
        .ToDictionary();

    /// <summary>The same with some of them changed; null takes one away.</summary>
    public static IConfiguration With(params (string Name, string? Value)[] changes)
    {
        var values = new Dictionary<string, string?>(Values);
        foreach (var (name, value) in changes)
        {
            values[name] = value;
        }

        return new ConfigurationBuilder().AddInMemoryCollection(values.Where(pair => pair.Value is not null)
            .ToDictionary(pair => pair.Key.Replace("__", ":", StringComparison.Ordinal), pair => pair.Value)).Build();
    }
}
