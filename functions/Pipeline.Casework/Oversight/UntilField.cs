using Pipeline.Casework.Input;
using Pipeline.Casework.Time;

namespace Pipeline.Casework.Oversight;

/// <summary>The required <c>until</c> of a body: a date, which lasts to its end in London, or a time.</summary>
public static class UntilField
{
    public static DateTimeOffset? Read(FieldReader body)
    {
        var text = body.RequiredText("until", 100);
        if (text.Length == 0)
        {
            return null;
        }

        return text.Contains('T', StringComparison.Ordinal)
            ? body.Timestamp("until")
            : body.Date("until") is { } date ? LondonTime.EndOf(date) : null;
    }
}
