using System.Text.Json;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;
using Pipeline.Casework.Notifications;
using Pipeline.Casework.Policies;
using Pipeline.Functions.Registers;
using Pipeline.Local.Demo;
using Pipeline.Local.Demo.Stories;

namespace Pipeline.Local.Tests.Demo;

public sealed class SubmissionWriterTests
{
    private const int Tries = 25;

    private static readonly Policy Policy = PolicyCatalog.LoadShipped().Current;

    public static TheoryData<string> Types => [.. Policy.NotificationTypes.Select(type => type.Code)];

    public static TheoryData<string> Kinds => [.. Policy.ConcernKinds.Select(kind => kind.Id)];

    [Theory]
    [MemberData(nameof(Types))]
    public void Write_EveryNotificationType_IsAcceptedWithoutAFaultOrAWarning(string type)
    {
        for (var seed = 0; seed < Tries; seed++)
        {
            var reader = new FieldReader(Body(CaseKind.Notification, type, seed));
            var body = NotificationBody.Read(reader, Policy, Setting.Now);

            reader.Faults.ToString().ShouldBeEmpty();
            body.Type.ShouldBe(type);
            body.Warnings.ShouldBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Write_EveryKindOfConcern_IsAcceptedWithoutAFault(string kind)
    {
        for (var seed = 0; seed < Tries; seed++)
        {
            var reader = new FieldReader(Body(CaseKind.Concern, kind, seed));
            var body = ConcernBody.Read(reader, Policy);

            reader.Faults.ToString().ShouldBeEmpty();
            body.Type.ShouldBe(kind);
        }
    }

    [Fact]
    public void Write_Types_AreTheNineteenOfTheLaw() => Types.Count.ShouldBe(19);

    [Fact]
    public void Write_SameSeed_IsTheSameBody() =>
        Body(CaseKind.Notification, "DEATH", 7).GetRawText().ShouldBe(Body(CaseKind.Notification, "DEATH", 7).GetRawText());

    private static JsonElement Body(CaseKind kind, string type, int seed)
    {
        var chance = Chance.From(seed);
        var story = new Story
        {
            ArrivesAt = Setting.Now,
            Kind = kind,
            Type = type,
            Location = RegisterFile.Shipped()[0],
            ProviderReference = "INC-1",
            Triage = TriagePlans.Closing(0, Policy, chance),
            Chance = chance,
        };
        return JsonSerializer.SerializeToElement(new SubmissionWriter(Policy, Words.Load()).Write(story, Setting.Now));
    }
}
