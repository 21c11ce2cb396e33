namespace Pipeline.Azure.Settings;

/// <summary>Who gives a setting its value.</summary>
public enum SettingSource
{
    /// <summary>The template, from what it makes itself.</summary>
    Template,

    /// <summary>The template, from a parameter: whoever deploys.</summary>
    Parameter,

    /// <summary>The vault, through a reference that the platform resolves.</summary>
    Vault,

    /// <summary>Only <c>local.settings.json</c> on a developer's machine.</summary>
    LocalOnly,
}
