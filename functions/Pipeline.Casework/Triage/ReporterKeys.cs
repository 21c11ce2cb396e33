using System.Globalization;
using System.Text.Json;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Notifications;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Search;

namespace Pipeline.Casework.Triage;

/// <summary>
/// Keyed hashes by which a repeated reporter is found. They are made anew from the personal part whenever they are needed and never enter a
/// commit, so they end with the part. Like is compared with like only: a confidential reporter is never matched with an open one or with the
/// sender of a notification, whose names can be read, and who is anonymous has no keys.
/// </summary>
public sealed class ReporterKeys(InstallationKey key)
{
    /// <summary>Fewer digits are an extension, and many people share it.</summary>
    private const int MinPhoneDigits = 7;

    /// <summary>The part that the keys are made from; null where there are none.</summary>
    public static string? PartOf(CaseState state) => (state.Kind, state.Submission) switch
    {
        (CaseKind.Concern, { Identity: not IdentityWish.Anonymous } submission) => submission.ReporterPart,
        (CaseKind.Notification, { EventDate: not null } submission) when state.Location is not null => submission.SubmitterPart,
        _ => null,
    };

    /// <summary>
    /// The keys of whoever submitted: e-mail address and telephone number, and the name where the place is the same. Of notifications, which one manager sends
    /// many of, only those about the same place and day count.
    /// </summary>
    /// <param name="state">The case.</param>
    /// <param name="texts">Its parts, with the one of <see cref="PartOf"/>; a part that was disposed of gives no keys.</param>
    public IReadOnlyList<string> Of(CaseState state, CaseTexts texts)
    {
        if (PartOf(state) is not { } partId || texts.OfPart(partId) is var text && text == CaseTexts.Disposed)
        {
            return [];
        }

        var person = JsonSerializer.Deserialize<PersonalPart>(text, CaseJson.Options)!;
        var submission = state.Submission!;
        var place = state.Location?.LocationId;
        var scope = state.Kind == CaseKind.Concern
            ? $"concern/{Names.Of(submission.Identity)}"
            : string.Create(CultureInfo.InvariantCulture, $"notification/{place}/{submission.EventDate:yyyy-MM-dd}");
        return
        [
            .. KeyOf($"{scope}/email", person.Email?.Trim().ToLowerInvariant()),
            .. KeyOf($"{scope}/phone", Phone(person.Phone)),
            .. place is null ? [] : KeyOf($"{scope}/{place}/name", Name(person.Name)),
        ];
    }

    private static string? Phone(string? text)
    {
        var digits = string.Concat((text ?? string.Empty).Where(char.IsAsciiDigit));
        var national = digits.StartsWith("0044", StringComparison.Ordinal) ? digits[4..]
            : digits.StartsWith("44", StringComparison.Ordinal) ? digits[2..]
            : digits;
        return national.Length < MinPhoneDigits ? null : national.TrimStart('0');
    }

    private static string? Name(string? text)
    {
        var words = PlainWords.Of(text);
        return words.Count == 0 ? null : string.Join(' ', words);
    }

    private IEnumerable<string> KeyOf(string scope, string? value) => string.IsNullOrEmpty(value) ? [] : [key.ReporterKey(scope, value)];
}
