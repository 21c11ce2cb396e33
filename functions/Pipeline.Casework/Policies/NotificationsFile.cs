using Pipeline.Casework.Input;

namespace Pipeline.Casework.Policies;

/// <summary><c>versions/*/notifications.json</c>: what may be submitted.</summary>
internal static class NotificationsFile
{
    public static Submissions Read(FieldReader reader)
    {
        reader.Words("law");
        var types = reader.List("notificationTypes", ReadType, required: true);
        reader.Unique("notificationTypes", types, type => type.Code);
        for (var index = 0; index < types.Count; index++)
        {
            if (types[index].LinksTo is { } code && types.All(type => type.Code != code))
            {
                reader.Fault($"notificationTypes[{index}].linksTo", $"is {code}, which is not among the types");
            }
        }

        var kinds = reader.List("concernKinds", ReadKind, required: true);
        reader.Unique("concernKinds", kinds, kind => kind.Id);
        reader.Unique("concernKinds", kinds, kind => kind.Code);
        var ages = reader.Texts("ageRanges");
        reader.Unique("ageRanges", ages, range => range);
        return new Submissions(types, kinds, ages);
    }

    private static NotificationType ReadType(FieldReader reader)
    {
        var fields = reader.List("fields", ReadField);
        reader.Unique("fields", fields, field => field.Name);
        var due = reader.List("legalDue", ReadDue);
        for (var index = 0; index < due.Count; index++)
        {
            if (fields.All(field => field.Name != due[index].From || field.Type != DetailFieldType.Date))
            {
                reader.Fault($"legalDue[{index}].from", "must be a field of type date");
            }
        }

        for (var index = 0; index < fields.Count; index++)
        {
            CheckCondition(reader, fields, index);
            CheckOrder(reader, fields, index);
        }

        var asksForEvent = reader.Bool("requiresEventDate", required: true) ?? false;
        if (!asksForEvent && fields.Any(field => field.Required))
        {
            reader.Fault("requiresEventDate", "must be true where a field is required: details are part of the event");
        }

        return new NotificationType
        {
            Code = reader.Id("code"),
            Regulation = reader.Words("regulation"),
            Title = reader.Words("title"),
            Help = reader.Words("help"),
            LegalTiming = reader.Words("legalTiming"),
            LegalDue = due,
            Group = reader.Word<NotificationGroup>("group"),
            RequiresPerson = reader.Bool("requiresPerson", required: true) ?? false,
            RequiresEventDate = asksForEvent,
            LinksTo = reader.Text("linksTo", 100),
            Fields = fields,
            Exempt = reader.List("exempt", exempt => new Exemption(exempt.Texts("providerTypes"), exempt.Words("route"))),
            Note = reader.Bool("note") ?? false,
            Confidence = reader.Words("confidence"),
            Sources = reader.Texts("sources"),
        };
    }

    private static DetailField ReadField(FieldReader reader)
    {
        var type = reader.Word<DetailFieldType>("type");
        var options = reader.Texts("options");
        reader.Unique("options", options, option => option);
        if (type is DetailFieldType.Choice or DetailFieldType.Multi != options.Count > 0)
        {
            reader.Fault("options", "are needed for choice and multi, and for no other type");
        }

        return new DetailField
        {
            Name = reader.Id("name"),
            Label = reader.Words("label"),
            Type = type,
            Options = type == DetailFieldType.YesNoNk ? DetailField.YesNoNotKnown : options,
            Required = reader.Bool("required") ?? false,
            NarrativeSuffices = reader.Bool("narrativeSuffices") ?? false,
            MayBeFuture = reader.Bool("mayBeFuture") ?? false,
            NotBefore = reader.Text("notBefore", 100),
            When = reader.Object("when", required: false)?.Whole(when => new FieldCondition(when.Id("field"), when.Words("is"))),
        };
    }

    private static void CheckCondition(FieldReader reader, IReadOnlyList<DetailField> fields, int index)
    {
        if (fields[index].When is not { } condition)
        {
            return;
        }

        var other = fields.FirstOrDefault(field => field.Name == condition.Field);
        if (other is not { Type: DetailFieldType.Choice or DetailFieldType.YesNoNk } || other == fields[index])
        {
            reader.Fault($"fields[{index}].when.field", "must be another field of type choice or yes-no-nk");
        }
        else if (!other.Options.Contains(condition.Value))
        {
            reader.Fault($"fields[{index}].when.is", $"must be one of: {string.Join(", ", other.Options)}");
        }
    }

    private static void CheckOrder(FieldReader reader, IReadOnlyList<DetailField> fields, int index)
    {
        if (fields[index] is { NotBefore: { } name } field
            && (field.Type != DetailFieldType.Date || name == field.Name
                || fields.All(other => other.Name != name || other.Type != DetailFieldType.Date)))
        {
            reader.Fault($"fields[{index}].notBefore", "joins two different fields of type date");
        }
    }

    private static LegalDue ReadDue(FieldReader reader) => new()
    {
        Case = reader.Text("case", 100),
        Span = reader.Span("span"),
        From = reader.Words("from"),
        Before = reader.Choice("direction", ["before", "after"], required: true) == "before",
        CountsFirstDay = reader.Bool("countsFirstDay") ?? false,
    };

    private static ConcernKind ReadKind(FieldReader reader) => new(
        reader.Id("id"), reader.Id("code"), reader.Words("title"), reader.Words("help"), reader.Text("publishedTarget", PolicyFields.TextLength));

    internal sealed record Submissions(
        IReadOnlyList<NotificationType> Types, IReadOnlyList<ConcernKind> Kinds, IReadOnlyList<string> AgeRanges);
}
