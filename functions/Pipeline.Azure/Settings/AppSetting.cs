using Microsoft.Extensions.Configuration;

namespace Pipeline.Azure.Settings;

/// <summary>One setting of the deployed app, as an environment variable.</summary>
/// <param name="Name">With two underscores between its parts.</param>
/// <param name="For">What it is for.</param>
/// <param name="SetBy">Who gives it its value.</param>
/// <param name="Example">A value it can have.</param>
public sealed record AppSetting(string Name, string For, SettingSource SetBy, string Example)
{
    /// <summary>False: the app starts without it.</summary>
    public bool IsRequired { get; init; } = true;

    /// <summary>The setting in whose presence this one is not needed; null for none.</summary>
    public string? Unless { get; init; }

    /// <summary>The setting that is of no use without this one, so that it is needed whatever <see cref="Unless"/> says; null for none.</summary>
    public string? With { get; init; }

    /// <summary>What is wrong with a value, as the end of a sentence that begins with the setting; null for nothing.</summary>
    internal Func<string, string?> FaultOf { get; init; } = _ => null;

    /// <summary>What is wrong with a value, right by itself, where the app runs; null for nothing.</summary>
    internal Func<IConfiguration, SettingFault?> FaultThere { get; init; } = _ => null;

    /// <summary>The name under which configuration has it.</summary>
    public string Key => Name.Replace("__", ":", StringComparison.Ordinal);
}
