using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Pipeline.Casework.Input;

/// <summary>Reads JSON strings that may be hostile: the parser accepts escapes and bytes that are no Unicode text.</summary>
internal static class JsonText
{
    /// <summary>False when the string holds a lone surrogate or bytes that are not UTF-8.</summary>
    public static bool TryRead(JsonElement element, [NotNullWhen(true)] out string? text)
    {
        try
        {
            text = element.GetString();
        }
        catch (InvalidOperationException)
        {
            // JsonElement has no Try variant: https://learn.microsoft.com/dotnet/api/system.text.json.jsonelement.getstring
            text = null;
        }

        return text is not null;
    }

    /// <inheritdoc cref="TryRead"/>
    public static bool TryReadName(JsonProperty property, [NotNullWhen(true)] out string? name)
    {
        try
        {
            name = property.Name;
        }
        catch (InvalidOperationException)
        {
            name = null;
        }

        return name is not null;
    }

    public static bool HasControlCharacters(string text) => text.Any(c => char.IsControl(c) && c is not ('\t' or '\n' or '\r'));
}
