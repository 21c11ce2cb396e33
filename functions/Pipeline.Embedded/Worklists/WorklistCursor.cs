using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Pipeline.Embedded.Worklists;

/// <summary>Where a page ended: the value that the list is sorted by and the row's number. It stays good while rows change.</summary>
internal sealed record WorklistCursor(string Column, long Key, long Id)
{
    /// <exception cref="FormatException">The text is no cursor of a list in this order.</exception>
    public static WorklistCursor Parse(string text, string column)
    {
        if (Base64Url.IsValid(text)
            && Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('|') is [var order, var key, var id]
            && order == column
            && long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var second))
        {
            return new WorklistCursor(column, first, second);
        }

        throw new FormatException($"'{text}' is no cursor of this list.");
    }

    public override string ToString() => Base64Url.EncodeToString(
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Column}|{Key}|{Id}")));
}
