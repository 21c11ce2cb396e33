using System.Text.Json;
using Pipeline.Casework.Input;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Time;

namespace Pipeline.Casework.Notifications;

/// <summary>Reads the body of <c>POST /api/notifications</c>.</summary>
public static class NotificationBody
{
    /// <summary>Names in <c>person.equalityData</c>.</summary>
    public const int MaxEqualityFields = 20;

    private const string Future = "must not be in the future";

    public static SubmissionBody Read(FieldReader body, Policy policy, DateTimeOffset now)
    {
        var limits = policy.Limits;
        var text = limits.TextCharacters;
        var today = LondonTime.DateOf(now);
        var code = body.Choice("type", [.. policy.NotificationTypes.Select(known => known.Code)], required: true);
        var type = code is null ? null : policy.FindNotificationType(code);
        var locationId = body.RequiredText("locationId", text);
        var submitter = body.Object("submittedBy", required: true)!;
        var submittedBy = new PersonalPart
        {
            Name = submitter.RequiredText("name", text),
            JobTitle = submitter.RequiredText("jobTitle", text),
            Email = EmailField.Read(submitter),
            Phone = submitter.Text("phone", text),
        };
        var contact = body.Object("contact", required: false);
        var other = contact is null ? null : new PersonalPart
        {
            Name = contact.Text("name", text),
            JobTitle = contact.Text("jobTitle", text),
            Email = EmailField.Read(contact),
            Phone = contact.Text("phone", text),
        };

        var person = body.Object("person", required: type is { RequiresPerson: true });
        var happened = body.Object("event", required: type is { RequiresEventDate: true });
        var date = type is { RequiresEventDate: true } ? happened?.RequiredDate("date") : happened?.Date("date");
        if (date > today)
        {
            happened!.Fault("date", Future);
        }

        var eventDate = date == default(DateOnly) ? null : date;
        var narrative = body.Text("narrative", limits.NarrativeCharacters);
        var details = type is null ? null : NotificationDetails.Read(happened, type, limits, narrative, now);
        var reference = body.Text("providerReference", text);
        var concerned = person is null ? null : ReadPerson(person, type, policy, today, eventDate);
        return new SubmissionBody
        {
            Type = code ?? string.Empty,
            LocationId = locationId.Length == 0 ? null : locationId,
            ProviderReference = reference,
            EventDate = eventDate,
            Details = ValuesOf(details, type, texts: false).ToDictionary(),
            DetailTexts = ValuesOf(details, type, texts: true).ToDictionary(value => value.Key, value => value.Value.GetString()!),
            Narrative = narrative,
            Submitter = submittedBy with { Contact = other },
            Person = concerned,
            Warnings =
            [
                .. details?.Warnings ?? [],
                .. NameWarning.For(concerned?.IdCode, "person.idCode"),
                .. NameWarning.For(narrative),
                .. UnknownNames.Warn(body.Unasked, string.Empty, "a notification"),
                .. UnknownNames.Warn(submitter.Unasked, "submittedBy.", "a notification"),
                .. UnknownNames.Warn(contact?.Unasked ?? [], "contact.", "a notification"),
                .. UnknownNames.Warn(person?.Unasked ?? [], "person.", "a notification"),
                .. UnknownNames.Warn(type is null ? [] : happened?.Unasked ?? [], "event.", "a notification"),
            ],
        };
    }

    /// <summary>Whatever somebody words themselves may name a person, however short it is: it stands beside the chain.</summary>
    private static IEnumerable<KeyValuePair<string, JsonElement>> ValuesOf(NotificationDetails? details, NotificationType? type, bool texts) =>
        (details?.Values ?? SubmissionBody.NoDetails)
            .Where(value => (type!.FindField(value.Key)!.Type is DetailFieldType.Text or DetailFieldType.Longtext) == texts);

    private static PersonalPart ReadPerson(FieldReader person, NotificationType? type, Policy policy, DateOnly today, DateOnly? eventDate)
    {
        var text = policy.Limits.TextCharacters;
        var began = person.Date("dateBeganToUseService");
        if (began > today)
        {
            person.Fault("dateBeganToUseService", Future);
        }
        else if (began > eventDate)
        {
            person.Fault("dateBeganToUseService", "must not be after event.date");
        }

        return new PersonalPart
        {
            IdCode = type is { RequiresPerson: true } ? person.RequiredText("idCode", text) : person.Text("idCode", text),
            AgeRange = person.Choice("ageRange", policy.AgeRanges),
            DateBeganToUseService = began,
            EqualityData = ReadEqualityData(person, text),
        };
    }

    private static Dictionary<string, string>? ReadEqualityData(FieldReader person, int text)
    {
        if (person.Object("equalityData", required: false) is not { } group)
        {
            return null;
        }

        if (group.Names.Count > MaxEqualityFields)
        {
            person.Fault("equalityData", $"must have at most {MaxEqualityFields} fields");
            return null;
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in group.Names)
        {
            if (group.Text(name, text) is { } value)
            {
                values.Add(name, value);
            }
        }

        return values;
    }
}
