using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;

namespace Pipeline.Embedded.Worklists;

/// <summary>Where a page ended: the sort values and the case. It stays good while rows change.</summary>
internal sealed record WorklistCursor(WorklistSort Sort, IReadOnlyList<long> Keys, string CaseId)
{
    private const char Separator = '|';

    /// <exception cref="FormatException">The text is no cursor of this sort.</exception>
    public static WorklistCursor Parse(string text, WorklistSort sort, int keys)
    {
        if (Base64Url.IsValid(text))
        {
            var fields = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split(Separator);
            var numbers = fields.Skip(1).SkipLast(1)
                .Select(field => long.TryParse(field, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var key) ? key : (long?)null)
                .ToList();
            if (fields.Length == keys + 2 && fields[0] == Names.Of(sort) && numbers.TrueForAll(key => key is not null))
            {
                return new WorklistCursor(sort, [.. numbers.Select(key => key!.Value)], fields[^1]);
            }
        }

        throw new FormatException($"'{text}' is no cursor of a list sorted by {Names.Of(sort)}.");
    }

    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Join(
        Separator, [Names.Of(Sort), .. Keys.Select(key => key.ToString(CultureInfo.InvariantCulture)), CaseId])));
}
