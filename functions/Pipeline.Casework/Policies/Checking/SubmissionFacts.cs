using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Policies.Checking;

/// <summary>What may be submitted under a version.</summary>
internal static class SubmissionFacts
{
    public static IEnumerable<PolicyFact> Of(Policy policy) =>
    [
        .. policy.NotificationTypes.SelectMany(OfType),
        .. policy.ConcernKinds.SelectMany(OfKind),
        new("age ranges", FactWords.List(policy.AgeRanges)),
    ];

    private static IEnumerable<PolicyFact> OfType(NotificationType type)
    {
        var subject = $"type {type.Code}";
        PolicyFact Part(string name, string value) => new($"{subject}: {name}", value, subject);
        return
        [
            new(subject, type.Title),
            Part("regulation", type.Regulation),
            Part("help", type.Help),
            Part("timing in law", type.LegalTiming),
            .. type.LegalDue.Select((due, index) => Part($"term {FactWords.Number(index + 1)} in law", Words(due))),
            Part("group", Names.Of(type.Group)),
            Part("asks for a person's id code", FactWords.YesNo(type.RequiresPerson)),
            Part("asks for the date of the event", FactWords.YesNo(type.RequiresEventDate)),
            Part("follows a notification of type", type.LinksTo ?? FactWords.Nothing),
            .. type.Fields.Select(field => Part($"field {field.Name}", Words(field))),
            .. type.Exempt.Select((exempt, index) =>
                Part($"exemption {FactWords.Number(index + 1)}", $"{FactWords.List(exempt.ProviderTypes)}: {exempt.Route}")),
            Part("is routine and noted", FactWords.YesNo(type.Note)),
            Part("confidence of the facts", type.Confidence),
            Part("sources", FactWords.List(type.Sources)),
        ];
    }

    private static IEnumerable<PolicyFact> OfKind(ConcernKind kind)
    {
        var subject = $"concern {kind.Id}";
        return
        [
            new(subject, kind.Title),
            new($"{subject}: the regulator's code", kind.Code, subject),
            new($"{subject}: help", kind.Help, subject),
            new($"{subject}: published target", kind.PublishedTarget ?? FactWords.Nothing, subject),
        ];
    }

    private static string Words(LegalDue due) => FactWords.Join(
        $"{FactWords.Of(due.Span)} {(due.Before ? "before" : "after")} {due.From}",
        due.Case is null ? null : $"when {due.Case}",
        due.CountsFirstDay ? "the first day counts" : null);

    private static string Words(DetailField field) => FactWords.Join(
        Names.Of(field.Type),
        field.Required ? "required" : "optional",
        $"\"{field.Label}\"",
        field.Options.Count > 0 && field.Type != DetailFieldType.YesNoNk ? $"one of: {string.Join(" / ", field.Options)}" : null,
        field.NarrativeSuffices ? "the narrative answers it too" : null,
        field.MayBeFuture ? "may lie in the future" : null,
        field.NotBefore is null ? null : $"not before {field.NotBefore}",
        field.When is { } when ? $"when {when.Field} is {when.Value}" : null);
}
