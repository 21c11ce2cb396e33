using System.Text.Json;
using Pipeline.Casework.Input;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Time;

namespace Pipeline.Casework.Notifications;

/// <summary>Reads the body of <c>POST /api/notifications</c>.</summary>
public static class NotificationBody
{
    public static SubmissionBody Read(FieldReader body, Policy policy, DateTimeOffset now)
    {
        var limits = policy.Limits;
        var text = limits.TextCharacters;
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

        var person = body.Object("person", required: type is { RequiresPerson: true });
        var happened = body.Object("event", required: type is { RequiresEventDate: true });
        var date = type is { RequiresEventDate: true } ? happened?.RequiredDate("date") : happened?.Date("date");
        if (date > LondonTime.DateOf(now))
        {
            happened!.Fault("date", "must not be in the future");
        }

        var narrative = body.Text("narrative", limits.NarrativeCharacters);
        var details = type is null ? null : NotificationDetails.Read(happened, type, limits, narrative, now);
        return new SubmissionBody
        {
            Type = code ?? string.Empty,
            LocationId = locationId.Length == 0 ? null : locationId,
            ProviderReference = body.Text("providerReference", text),
            EventDate = date == default(DateOnly) ? null : date,
            Details = ValuesOf(details, type, narratives: false).ToDictionary(),
            DetailTexts = ValuesOf(details, type, narratives: true).ToDictionary(value => value.Key, value => value.Value.GetString()!),
            Narrative = narrative,
            Submitter = submittedBy,
            Person = person is null ? null : ReadPerson(person, type, policy),
            Warnings = [.. details?.Warnings ?? [], .. NameWarning.For(narrative)],
        };
    }

    /// <summary>Long texts are narratives, and narratives stand beside the chain.</summary>
    private static IEnumerable<KeyValuePair<string, JsonElement>> ValuesOf(NotificationDetails? details, NotificationType? type, bool narratives) =>
        (details?.Values ?? SubmissionBody.NoDetails)
            .Where(value => (type!.FindField(value.Key)!.Type == DetailFieldType.Longtext) == narratives);

    private static PersonalPart ReadPerson(FieldReader person, NotificationType? type, Policy policy) => new()
    {
        IdCode = type is { RequiresPerson: true }
            ? person.RequiredText("idCode", policy.Limits.TextCharacters)
            : person.Text("idCode", policy.Limits.TextCharacters),
        AgeRange = person.Choice("ageRange", policy.AgeRanges),
    };
}
