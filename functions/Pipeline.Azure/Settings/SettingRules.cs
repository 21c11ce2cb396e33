namespace Pipeline.Azure.Settings;

/// <summary>What a value must be; each answers what is wrong with it, or null.</summary>
internal static class SettingRules
{
    private const int ScheduleFields = 6;

    public static string? Name(string value) => value.Trim().Length == value.Length ? null : "begins or ends with a space";

    public static string? HostName(string value) => Uri.CheckHostName(value) == UriHostNameType.Dns
        ? null
        : "is no host name: no https:// before it and no slash after it";

    /// <summary>A key in the query or a name in front of the host would be a secret in a setting.</summary>
    public static string? Url(string value)
    {
        if (!Uri.TryCreate(value, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttps && !(url.Scheme == Uri.UriSchemeHttp && url.IsLoopback)))
        {
            return "is no https address";
        }

        return url.UserInfo.Length > 0 || url.Query.Length > 0 || url.Fragment.Length > 0
            ? "has more in it than an address: no name, key or query"
            : null;
    }

    public static string? Scope(string value) => value.EndsWith("/.default", StringComparison.Ordinal)
        ? null
        : "is no scope of an application: it must end with /.default";

    public static string? Schedule(string value) => value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length == ScheduleFields
        ? null
        : $"is no schedule of {ScheduleFields} NCRONTAB fields, which begin with the seconds";

    public static Func<string, string?> OneOf(params string[] values) =>
        value => values.Contains(value) ? null : $"is none of: {string.Join(", ", values)}";

    public static string? SchedulerConnection(string value) =>
        value.Contains("Endpoint=", StringComparison.OrdinalIgnoreCase) && value.Contains("Authentication=", StringComparison.OrdinalIgnoreCase)
            ? null
            : "is no connection to a scheduler: it must have Endpoint and Authentication";
}
