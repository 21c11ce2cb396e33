using Pipeline.Casework.Cases;
using Pipeline.Casework.Publication;
using Pipeline.Contracts.InMemory;

namespace Pipeline.Casework.Tests.Notifications;

/// <summary>
/// Who need not send what: NHS trusts report deaths and abuse through NHS England and need not notify the police's part in an incident (the
/// regulator's pages on regulations 16 and 18 and its form for police involvement).
/// </summary>
public sealed class ExemptionTests
{
    private const string Trust = "NHS Healthcare Organisation";
    private const string Home = "1-700";

    [Theory]
    [InlineData("DEATH", Trust, true)]
    [InlineData("ABUSE", Trust, true)]
    [InlineData("POLICE", Trust, true)]
    [InlineData("SERIOUS-INJURY", Trust, false)]
    [InlineData("DEATH-DETAINED", Trust, false)]
    [InlineData("DOLS-OUTCOME", Trust, false)]
    [InlineData("DEATH", "Social Care Org", false)]
    [InlineData("POLICE", "Independent Healthcare Org", false)]
    [InlineData("ABUSE", null, false)]
    public async Task Submission_OfAnExemptProvider_IsTakenAndToldSo(string type, string? providerType, bool told)
    {
        using var house = new CaseHouse();
        await house.Register.LoadAsync(
            new RegisterContent([new Location { LocationId = Home, Name = "A Ward", ProviderId = "1-7", ProviderName = "A Trust", Type = providerType }], []),
            house.Time.Now,
            CancellationToken.None);

        var play = await house.SubmitAsync(new
        {
            type,
            locationId = Home,
            submittedBy = new { name = "A Matron", jobTitle = "manager" },
            person = new { idCode = "SU-14" },
            @event = new { date = "2026-01-30", details = type == "ABUSE" ? new { role = new[] { "affected by abuse" } } : (object)new { } },
            narrative = "It happened in the night.",
        });

        play.State.Stage.ShouldBe(Stage.Received);
        play.Receipt.Warnings.Count(warning => warning.StartsWith($"A provider of type {Trust} need not send", StringComparison.Ordinal)).ShouldBe(told ? 1 : 0);
        play.State.Submission!.Warnings.ShouldBe(play.Receipt.Warnings);
    }
}
