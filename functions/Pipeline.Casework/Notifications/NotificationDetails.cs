using System.Globalization;
using System.Text.Json;
using Pipeline.Casework.Input;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Time;

namespace Pipeline.Casework.Notifications;

/// <summary>
/// The details of a notification as its type asks for them. <see cref="Values"/> hold trimmed texts, dates, times, options and booleans
/// by field name, in the order of the type's fields; <see cref="Warnings"/> say what was noticed and never quote a value.
/// </summary>
public sealed record NotificationDetails(IReadOnlyDictionary<string, JsonElement> Values, IReadOnlyList<string> Warnings)
{
    private const int MaxOptions = 100;

    /// <summary>
    /// Reads <c>details</c> of the object <c>event</c>, which is null when it was not sent; faults go to its reader under
    /// <c>event.details.*</c>. An unknown name is a warning, for forms outlive the versions of our fields. The narrative, as read, stands
    /// for a field that it suffices for. No date lies after the date of <paramref name="now"/> in London, unless its field may be in the
    /// future.
    /// </summary>
    public static NotificationDetails Read(
        FieldReader? happened, NotificationType type, PolicyLimits limits, string? narrative, DateTimeOffset now)
    {
        var asksForSomething = type.Fields.Any(field => field.Required);
        if (happened?.Object("details", asksForSomething) is not { } details)
        {
            return new NotificationDetails(new Dictionary<string, JsonElement>(), []);
        }

        var values = new OrderedDictionary<string, JsonElement>(StringComparer.Ordinal);
        var warnings = new List<string>();
        var today = LondonTime.DateOf(now);
        foreach (var field in type.Fields)
        {
            if (ReadField(details, field, limits, today) is { } value)
            {
                values.Add(field.Name, value);
            }
        }

        foreach (var field in type.Fields)
        {
            CheckPresence(details, field, values, narrative, warnings);
            CheckOrder(details, field, values);
        }

        warnings.AddRange(type.Fields
            .Where(field => field.Type is DetailFieldType.Text or DetailFieldType.Longtext && values.ContainsKey(field.Name))
            .SelectMany(field => NameWarning.For(values[field.Name].GetString(), $"event.details.{field.Name}")));
        warnings.AddRange(UnknownNames.Warn(details.Unasked, "event.details.", type.Code));
        return new NotificationDetails(values, warnings);
    }

    private static JsonElement? ReadField(FieldReader details, DetailField field, PolicyLimits limits, DateOnly today) => field.Type switch
    {
        DetailFieldType.Text => Element(details.Text(field.Name, limits.TextCharacters)),
        DetailFieldType.Longtext => Element(details.Text(field.Name, limits.NarrativeCharacters)),
        DetailFieldType.Date => Element(ReadDate(details, field, today)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        DetailFieldType.Time => Element(details.Time(field.Name)?.ToString("HH:mm", CultureInfo.InvariantCulture)),
        DetailFieldType.Boolean => details.Bool(field.Name) is { } value ? JsonSerializer.SerializeToElement(value) : null,
        DetailFieldType.Choice or DetailFieldType.YesNoNk => Element(details.Choice(field.Name, field.Options)),
        DetailFieldType.Multi => ReadOptions(details, field, limits),
        _ => throw new InvalidOperationException($"A detail of type {field.Type} cannot be read."),
    };

    private static JsonElement? Element(string? text) => text is null ? null : JsonSerializer.SerializeToElement(text);

    private static DateOnly? ReadDate(FieldReader details, DetailField field, DateOnly today)
    {
        var date = details.Date(field.Name);
        if (date > today && !field.MayBeFuture)
        {
            details.Fault(field.Name, "must not be in the future");
        }

        return date;
    }

    private static JsonElement? ReadOptions(FieldReader details, DetailField field, PolicyLimits limits)
    {
        var chosen = details.TextList(field.Name, MaxOptions, limits.TextCharacters);
        if (field.Required && details.Raw(field.Name) is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() == 0)
        {
            details.Fault(field.Name, "needs at least one entry");
        }

        if (chosen.Except(field.Options, StringComparer.Ordinal).Any())
        {
            details.Fault(field.Name, $"must have only: {string.Join(", ", field.Options)}");
        }

        return chosen.Count == 0 ? null : JsonSerializer.SerializeToElement(chosen.Distinct(StringComparer.Ordinal));
    }

    private static void CheckOrder(FieldReader details, DetailField field, OrderedDictionary<string, JsonElement> values)
    {
        // Dates as kept, YYYY-MM-DD, are in the order of their text.
        if (field.NotBefore is { } first && values.TryGetValue(field.Name, out var later) && values.TryGetValue(first, out var earlier)
            && string.CompareOrdinal(later.GetString(), earlier.GetString()) < 0)
        {
            details.Fault(field.Name, $"must not be before {first}");
        }
    }

    private static void CheckPresence(
        FieldReader details, DetailField field, OrderedDictionary<string, JsonElement> values, string? narrative, List<string> warnings)
    {
        var applies = field.When is not { } condition
            || (values.TryGetValue(condition.Field, out var other) && other.ValueEquals(condition.Value));
        if (values.ContainsKey(field.Name))
        {
            if (!applies)
            {
                warnings.Add($"event.details.{field.Name} applies only when {field.When!.Field} is {field.When.Value}.");
            }
        }
        else if (applies && field.Required && !(field.NarrativeSuffices && narrative is not null))
        {
            details.FaultIfMissing(field.Name);
        }
    }
}
