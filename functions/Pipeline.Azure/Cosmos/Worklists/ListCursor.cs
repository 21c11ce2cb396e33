using System.Buffers.Text;
using System.Text;
using Pipeline.Casework.Oversight;

namespace Pipeline.Azure.Cosmos.Worklists;

/// <summary>Where a page ended: the order of the list and the sort key of its last case. It stays good while rows change.</summary>
internal sealed record ListCursor(WorklistSort Sort, string Key)
{
    private const char Separator = ' ';

    /// <exception cref="FormatException">The text is no cursor of a list in this order.</exception>
    public static ListCursor Parse(string text, WorklistSort sort)
    {
        if (Base64Url.IsValid(text)
            && Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split(Separator) is [var order, var key]
            && order == sort.ToString())
        {
            _ = SortKeys.CaseOf(key);
            return new ListCursor(sort, key);
        }

        throw new FormatException($"'{text}' is no cursor of this list.");
    }

    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{Sort}{Separator}{Key}"));
}
