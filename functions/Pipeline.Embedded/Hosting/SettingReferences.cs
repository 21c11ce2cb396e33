using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace Pipeline.Embedded.Hosting;

/// <summary>Names in trigger attributes may be settings: `%Sweep%` stands for the value of the setting `Sweep`.</summary>
internal static partial class SettingReferences
{
    /// <exception cref="FunctionBindingException">A setting that is named is not there.</exception>
    public static string Resolve(string text, FunctionDeclaration function, IConfiguration configuration) =>
        Reference().Replace(
            text,
            match => configuration[match.Groups[1].Value]
                ?? throw function.Fault($"'{text}' names the setting '{match.Groups[1].Value}', which is not there."));

    [GeneratedRegex("%([^%]+)%", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}
