using System.Text.Json.Nodes;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Notifications;
using Pipeline.Casework.Policies;
using static Pipeline.Functions.Http.ApiDocs.ShapeMember;

namespace Pipeline.Functions.Http.ApiDocs;

/// <summary>The bodies of what opens cases, with the fields and lists of the policy in force.</summary>
internal static class SubmissionBodies
{
    public const string Notification = "notification";
    public const string Concern = "concern";
    public const string Assessment = "assessment";
    public const string ImportLine = "import-line";

    private const int MaxOptions = 100;
    private const int MaxKey = 255;

    public static IEnumerable<KeyValuePair<string, JsonObject>> Of(Policy policy) =>
    [
        KeyValuePair.Create(Notification, NotificationShape(policy)),
        .. policy.NotificationTypes.Select(type => KeyValuePair.Create(DetailsName(type), DetailsShape(type, policy.Limits))),
        KeyValuePair.Create(Concern, ConcernShape(policy)),
        KeyValuePair.Create(Assessment, AssessmentShape(policy)),
        KeyValuePair.Create(ImportLine, ImportShape()),
    ];

    public static string DetailsName(NotificationType type) => $"{Notification}-details-{type.Code.ToLowerInvariant()}";

    private static JsonObject NotificationShape(Policy policy)
    {
        var (text, narrative) = (policy.Limits.TextCharacters, policy.Limits.NarrativeCharacters);
        var details = new JsonObject
        {
            ["anyOf"] = new JsonArray([.. policy.NotificationTypes.Select(type => new JsonObject { ["$ref"] = $"#/components/schemas/{DetailsName(type)}" })]),
            ["examples"] = new JsonArray(new JsonObject()),
        };
        var incidents = Codes(policy.NotificationTypes.Where(type => type.RequiresPerson));
        var dated = Codes(policy.NotificationTypes.Where(type => type.RequiresEventDate));
        var shape = Shape.Object(
            Must("type", Shape.OneOf([.. policy.NotificationTypes.Select(type => type.Code)]), "The statutory notification."),
            Must("locationId", Shape.Text("1-466088203", text), "The place, by its id in the register."),
            May("providerReference", Shape.Text("INC-2291", text), "The provider's own reference. A second one of the same type and place is proposed as a duplicate, never refused."),
            Must("submittedBy", Shape.Object(
                Must("name", Shape.Text("Form Filler", text), "Name."),
                Must("jobTitle", Shape.Text("registered manager", text), "Job title."),
                May("email", Shape.Text("manager@example.org", EmailField.MaxLength), "Where notices about the case go."),
                May("phone", Shape.Text("020 7946 0000", text), "Telephone.")), "Who submits."),
            May("contact", Shape.Object(
                May("name", Shape.Text("Form Reader", text), "Name."),
                May("jobTitle", Shape.Text("deputy manager", text), "Job title."),
                May("email", Shape.Text("deputy@example.org", EmailField.MaxLength), "E-mail address."),
                May("phone", Shape.Text("020 7946 0000", text), "Telephone.")), "Whom to ask for more, where that is somebody else."),
            May("person", Shape.Object(
                May("idCode", Shape.Text("SU-14", text), $"A code for the person concerned, never a name. Required for: {incidents}."),
                May("ageRange", Shape.OneOf(policy.AgeRanges), "The age of the person."),
                May("dateBeganToUseService", Shape.Date(), "Since when; not in the future and not after the event."),
                May("equalityData", EqualityShape(text), "Ethnicity, religion and so on, for monitoring: texts by names of the form.")), $"The person concerned. Required for: {incidents}."),
            May("event", Shape.Object(
                May("date", Shape.Date(), $"When it happened, not in the future. Required for: {dated}."),
                May("details", details, "What the type asks for, by the names of its fields. Names that it does not have are answered with a warning and not kept.")),
                $"What happened. Required for: {dated}."),
            May("narrative", Shape.Text("SU-14 fell in the hall.", narrative), "What happened, in words, without names."));
        shape["description"] = "A statutory notification from a provider.";
        shape["properties"]!["type"]!["examples"] = Shape.Array([policy.NotificationTypes.First(type => type.Fields.All(field => !field.Required)).Code]);
        return shape;
    }

    private static JsonObject EqualityShape(int text) => new()
    {
        ["type"] = "object",
        ["additionalProperties"] = Shape.Text("not given", text),
        ["maxProperties"] = NotificationBody.MaxEqualityFields,
        ["examples"] = new JsonArray(new JsonObject()),
    };

    private static string Codes(IEnumerable<NotificationType> types) => string.Join(", ", types.Select(type => type.Code));

    private static JsonObject DetailsShape(NotificationType type, PolicyLimits limits)
    {
        var shape = Shape.Object([.. type.Fields.Select(field => new ShapeMember(field.Name, FieldShape(field, limits), Describe(field), field is { Required: true, When: null, NarrativeSuffices: false }))]);
        shape["title"] = type.Title;
        shape["description"] = $"The details of {type.Code}: {type.Help}";
        return shape;
    }

    private static string Describe(DetailField field)
    {
        var when = field.When is { } condition ? $" Applies when {condition.Field} is {condition.Value}." : string.Empty;
        var required = field switch
        {
            { Required: true, NarrativeSuffices: true } => " Required without a narrative.",
            { Required: true, When: not null } => " Required then.",
            { Required: true } => " Required.",
            _ => string.Empty,
        };
        var order = field.NotBefore is { } first ? $" Not before {first}." : string.Empty;
        return $"{field.Label}.{when}{order}{required}";
    }

    private static JsonObject FieldShape(DetailField field, PolicyLimits limits) => field.Type switch
    {
        DetailFieldType.Text => Shape.Text("see the narrative", limits.TextCharacters),
        DetailFieldType.Longtext => Shape.Text("see the narrative", limits.NarrativeCharacters),
        DetailFieldType.Date => Shape.Date(),
        DetailFieldType.Time => Shape.Time(),
        DetailFieldType.Boolean => Shape.YesNo(),
        DetailFieldType.Choice or DetailFieldType.YesNoNk => Shape.OneOf(field.Options),
        DetailFieldType.Multi => Shape.List(Shape.OneOf(field.Options), MaxOptions),
        _ => throw new InvalidOperationException($"A detail of type {field.Type} has no schema."),
    };

    private static JsonObject ConcernShape(Policy policy)
    {
        var (text, narrative) = (policy.Limits.TextCharacters, policy.Limits.NarrativeCharacters);
        var shape = Shape.Object(
            Must("kind", Shape.OneOf([.. policy.ConcernKinds.Select(kind => kind.Id)]), "What kind of concern."),
            May("locationId", Shape.Text("1-466088203", text), "The place, by its id in the register; or `locationText`."),
            May("locationText", Shape.Text("the home by the river", text), "The place in words, where its id is not known."),
            May("identity", Shape.OneOf<IdentityWish>(), "How the reporter wants to be treated. Left out: open with a reporter, else anonymous."),
            May("reporter", Shape.Object(
                May("name", Shape.Text("Form Filler", text), "Required for a confidential concern."),
                May("email", Shape.Text("reporter@example.org", EmailField.MaxLength), "Where notices about the case go."),
                May("phone", Shape.Text("020 7946 0000", text), "Telephone.")), "Who reports. Not kept for an anonymous concern, even where given."),
            Must("narrative", Shape.Text("There is not enough staff at night.", narrative), "What the concern is."))
            .WithAnyOf(["locationId"], ["locationText"]);
        shape["description"] = "A concern, from a worker, a member of the public or a safeguarding partner.";
        return shape;
    }

    private static JsonObject AssessmentShape(Policy policy)
    {
        var text = policy.Limits.TextCharacters;
        var shape = Shape.Object(
            Must("locationId", Shape.Text("1-466088203", text), "The place, by its id in the register."),
            May("framework", Shape.Text(policy.DefaultFramework.Key, text), "The framework, as `id` or `id@version`; the policy's default one if left out."),
            Must("reason", Shape.OneOf("planned", "follow-up", "responsive"), "Why the place is assessed."),
            May("previousCase", Shape.Text("7QK39MZ2XA4", text), "The case that this one follows up."));
        shape["description"] = "An assessment that the regulator opens by itself.";
        return shape;
    }

    private static JsonObject ImportShape()
    {
        var body = new JsonObject
        {
            ["anyOf"] = new JsonArray(Ref(Notification), Ref(Concern)),
            ["examples"] = new JsonArray(new JsonObject()),
        };
        var shape = Shape.Object(
            May("kind", Shape.OneOf(Names.Of(CaseKind.Notification), Names.Of(CaseKind.Concern)), "What the line is; a notification if left out."),
            May("idempotencyKey", Shape.Text("line-1", MaxKey), "Makes this line safe to repeat."),
            Must("body", body, "What would be sent alone."));
        shape["description"] = "One line of an import.";
        return shape;
    }

    private static JsonObject Ref(string schema) => new() { ["$ref"] = $"#/components/schemas/{schema}" };
}
