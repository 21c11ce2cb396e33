using System.Globalization;
using System.Text.Json.Nodes;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Notifications;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Time;

namespace Pipeline.Local.Demo.Stories;

/// <summary>Writes the body of a submission from what the policy asks for, for whatever type. No name of a person is in it.</summary>
internal sealed class SubmissionWriter(Policy policy, Words words)
{
    private const int OptionalPercent = 70;
    private const string DateFormat = "yyyy-MM-dd";

    public JsonObject Write(Story story, DateTimeOffset now) => story.Kind switch
    {
        CaseKind.Notification => Notification(story, policy.FindNotificationType(story.Type)!, LondonTime.DateOf(now)),
        CaseKind.Concern => Concern(story),
        CaseKind.Assessment => new JsonObject
        {
            ["locationId"] = story.Location.LocationId,
            ["framework"] = story.Assessment!.Framework,
            ["reason"] = story.Type,
        },
        _ => throw new InvalidOperationException($"A {story.Kind} is not submitted."),
    };

    /// <summary>How far whoever raises the concern wants to be known.</summary>
    public static IdentityWish IdentityOf(Story story) => story.Chance.Pick("identity", Enum.GetValues<IdentityWish>());

    private JsonObject Notification(Story story, NotificationType type, DateOnly today)
    {
        var chance = story.Chance;
        var date = today.AddDays(-chance.Below("event-days", 4));
        var body = new JsonObject
        {
            ["type"] = type.Code,
            ["locationId"] = story.Location.LocationId,
            ["providerReference"] = story.ProviderReference,
            ["submittedBy"] = new JsonObject
            {
                ["name"] = "registered-manager",
                ["jobTitle"] = "Registered manager",
                ["email"] = "manager@provider.example",
            },
            ["narrative"] = chance.Pick("narrative", type.Group == NotificationGroup.Incident ? words.Incidents : words.Changes),
        };
        if (type.RequiresPerson)
        {
            body["person"] = new JsonObject
            {
                ["idCode"] = string.Create(CultureInfo.InvariantCulture, $"SU-{chance.Between("person", 1, 60):00}"),
                ["ageRange"] = chance.Pick("age", policy.AgeRanges),
            };
        }

        var happened = new JsonObject { ["details"] = Details(type, date, today, chance) };
        if (type.RequiresEventDate)
        {
            happened["date"] = date.ToString(DateFormat, CultureInfo.InvariantCulture);
        }

        body["event"] = happened;
        return body;
    }

    private JsonObject Details(NotificationType type, DateOnly date, DateOnly today, Chance chance)
    {
        var details = new JsonObject();
        foreach (var field in type.Fields)
        {
            var applies = field.When is not { } condition || (details[condition.Field] is JsonValue other && other.ToString() == condition.Value);
            if (applies && (field.Required || chance.Percent($"has/{field.Name}", OptionalPercent)))
            {
                details[field.Name] = Value(field, date, today, chance);
            }
        }

        return details;
    }

    private JsonNode Value(DetailField field, DateOnly date, DateOnly today, Chance chance) => field.Type switch
    {
        DetailFieldType.Text => words.Detail(chance, field.Name),
        DetailFieldType.Longtext => chance.Pick($"text/{field.Name}", words.Incidents),
        DetailFieldType.Date => (field.MayBeFuture ? today.AddDays(chance.Between($"date/{field.Name}", 1, 40)) : date).ToString(DateFormat, CultureInfo.InvariantCulture),
        DetailFieldType.Time => new TimeOnly(chance.Below($"hour/{field.Name}", 24), chance.Below($"minute/{field.Name}", 60)).ToString("HH:mm", CultureInfo.InvariantCulture),
        DetailFieldType.Boolean => chance.Percent($"is/{field.Name}", 50),
        DetailFieldType.Choice or DetailFieldType.YesNoNk => chance.Pick($"choice/{field.Name}", field.Options),
        DetailFieldType.Multi => new JsonArray(
            [.. chance.Shuffle($"options/{field.Name}", field.Options).Take(chance.Between($"many/{field.Name}", 1, 2)).Select(option => (JsonNode)option)]),
        _ => throw new InvalidOperationException($"A detail of type {field.Type} cannot be written."),
    };

    private JsonObject Concern(Story story)
    {
        var chance = story.Chance;
        var identity = Names.Of(IdentityOf(story));
        var body = new JsonObject
        {
            ["kind"] = story.Type,
            ["identity"] = identity,
            ["narrative"] = chance.Pick("narrative", words.Concerns),
        };
        if (chance.Percent("in-words", 20))
        {
            body["locationText"] = $"{story.Location.Name}, {story.Location.Postcode}";
        }
        else
        {
            body["locationId"] = story.Location.LocationId;
        }

        if (IdentityOf(story) != IdentityWish.Anonymous)
        {
            body["reporter"] = new JsonObject { ["name"] = $"reporter-{story.Number}", ["email"] = "reporter@public.example" };
        }

        return body;
    }
}
