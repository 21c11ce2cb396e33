using Pipeline.Casework.Cases;
using Pipeline.Casework.People;
using Pipeline.Casework.Policies;
using Pipeline.Local.Demo.Cast;
using Pipeline.Local.Demo.Stories;

namespace Pipeline.Local.Demo;

/// <summary>Everybody who writes to the regulator: submits each story once, under a key of its own.</summary>
internal sealed class Town(DemoClient client, Company company, Policy policy, Words words, int seed)
{
    private const int SignedInPercent = 40;

    private readonly SubmissionWriter _writer = new(policy, words);

    public async Task<OpenStory> SubmitAsync(Story story, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var body = DemoClient.Json(_writer.Write(story, now));
        var sender = SenderOf(story);
        var receipt = await client.PostAsync<Receipt>(RouteOf(story.Kind), body, sender, $"demo-{seed}-{story.Number}", cancellationToken);
        return new OpenStory(
            story, receipt.CaseId, receipt.Reference, receipt.AccessCode is { } code ? Player.Submitter(receipt.CaseId, code) : sender);
    }

    private static string RouteOf(CaseKind kind) => kind switch
    {
        CaseKind.Notification => "api/notifications",
        CaseKind.Concern => "api/concerns",
        _ => "api/assessments",
    };

    private Player SenderOf(Story story) => story.Kind switch
    {
        CaseKind.Assessment => company.Of(Role.Inspector, story.Number),
        CaseKind.Notification when story.Chance.Percent("signed-in", SignedInPercent) => Player.Provider(story.Location.ProviderId),
        _ => Player.Public,
    };

    private sealed record Receipt(string CaseId, string Reference, string? AccessCode);
}
