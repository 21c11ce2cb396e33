using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;

namespace Pipeline.Embedded.Worklists;

/// <summary>Where a page ended: the sort values and the case. It stays good while rows change.</summary>
internal sealed record WorklistCursor(WorklistSort Sort, long First, long Second, string CaseId)
{
    /// <exception cref="FormatException">The text is no cursor of this sort.</exception>
    public static WorklistCursor Parse(string text, WorklistSort sort)
    {
        if (Base64Url.IsValid(text))
        {
            var fields = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('|');
            if (fields.Length == 4 && fields[0] == Names.Of(sort)
                && long.TryParse(fields[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var first)
                && long.TryParse(fields[2], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var second))
            {
                return new WorklistCursor(sort, first, second, fields[3]);
            }
        }

        throw new FormatException($"'{text}' is no cursor of a list sorted by {Names.Of(sort)}.");
    }

    public override string ToString() => Base64Url.EncodeToString(
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Names.Of(Sort)}|{First}|{Second}|{CaseId}")));
}
