using System.Globalization;

namespace Pipeline.Functions.Http.Edge;

/// <summary>The strong entity tag of a case: its version, for <c>If-Match</c>.</summary>
internal static class VersionTag
{
    public static KeyValuePair<string, string> Of(int version) => KeyValuePair.Create("ETag", string.Create(CultureInfo.InvariantCulture, $"\"{version}\""));
}
