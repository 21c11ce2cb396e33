using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;
using Pipeline.Casework.Policies;

namespace Pipeline.Casework.Notifications;

/// <summary>Reads the body of <c>POST /api/concerns</c>. Who wants to stay anonymous is not stored, even where they gave a name.</summary>
public static class ConcernBody
{
    public static SubmissionBody Read(FieldReader body, Policy policy)
    {
        var limits = policy.Limits;
        var text = limits.TextCharacters;
        var kind = body.Choice("kind", [.. policy.ConcernKinds.Select(known => known.Id)], required: true);
        var locationId = body.Text("locationId", text);
        var locationText = body.Text("locationText", text);
        if (locationId is null && locationText is null && !body.Has("locationId") && !body.Has("locationText"))
        {
            body.Fault("locationId", "is required, or the place in words as locationText");
        }

        var wish = body.Choice("identity", Names.All<IdentityWish>());
        var reporter = body.Object("reporter", required: wish == Names.Of(IdentityWish.Confidential));
        var identity = Names.TryParse<IdentityWish>(wish, out var named) ? named : reporter is null ? IdentityWish.Anonymous : IdentityWish.Open;
        var person = reporter is null ? null : new PersonalPart
        {
            Name = identity == IdentityWish.Confidential ? reporter.RequiredText("name", text) : reporter.Text("name", text),
            Email = EmailField.Read(reporter),
            Phone = reporter.Text("phone", text),
        };
        var dropped = identity == IdentityWish.Anonymous && person is not null;
        var narrative = body.RequiredText("narrative", limits.NarrativeCharacters);
        return new SubmissionBody
        {
            Type = kind ?? string.Empty,
            LocationId = locationId,
            LocationText = locationText,
            Identity = identity,
            Narrative = narrative,
            Reporter = dropped ? null : person,
            Warnings =
            [
                .. dropped ? ["You asked to stay anonymous, so your name and contact were not kept."] : Array.Empty<string>(),
                .. UnknownNames.Warn(body.Unasked, string.Empty, "a concern"),
                .. UnknownNames.Warn(reporter?.Unasked ?? [], "reporter.", "a concern"),
            ],
        };
    }
}
