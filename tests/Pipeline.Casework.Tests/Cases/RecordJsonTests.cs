using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Tests.Cases;

/// <summary>What is written into a record is read from it for ever.</summary>
public sealed class RecordJsonTests
{
    // These names are in records. One may be added; none may go or change.
    private const string NamesInRecords = """
        case-opened stage-entered case-closed case-reopened effect-owed effect-done effect-parked effect-retried effect-skipped notice-sent
        notice-refused tick-recorded generation-raised process-missing case-parked case-appraised information-requested information-provided
        information-expired information-added action-recorded linked-case-added linked-to-case unlinked-from-case triage-decided priority-set
        location-set send-recorded case-assigned case-held case-resumed case-escalated document-added document-scanned framework-chosen
        workspace-opened assessment-planned assessment-reopened visit-recorded visit-voided judgement-made evidence-attached assessment-completed rating-overridden
        draft-built draft-saved draft-submitted draft-approved draft-returned points-saved factual-accuracy-answered factual-accuracy-extended
        disposal-begun disposal-done points-resolved edition-fixed report-published report-corrected report-withdrawn rating-review-requested rating-review-decided
        """;

    private static readonly JsonDerivedTypeAttribute[] Declared = [.. typeof(CaseEvent).GetCustomAttributes<JsonDerivedTypeAttribute>()];

    public static TheoryData<string> EventNames => [.. Declared.Select(declared => (string)declared.TypeDiscriminator!)];

    [Fact]
    public void Events_Declared_AreAllThereAreUnderTheirNames()
    {
        Declared.Select(declared => declared.DerivedType).ShouldBe(
            typeof(CaseEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(CaseEvent))), ignoreOrder: true);
        Declared.Select(declared => (string)declared.TypeDiscriminator!).Order().ShouldBe(NamesInRecords.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Order());
    }

    [Theory]
    [MemberData(nameof(EventNames))]
    public void Event_WrittenAndRead_IsTheSameWithEveryMember(string name)
    {
        var type = Declared.Single(declared => (string)declared.TypeDiscriminator! == name).DerivedType;
        var happened = (CaseEvent)Sample.Of(type);

        var json = JsonSerializer.Serialize(happened, CaseJson.Options);
        var read = JsonSerializer.Deserialize<CaseEvent>(json, CaseJson.Options).ShouldNotBeNull();

        read.ShouldBeOfType(type);
        JsonSerializer.Serialize(read, CaseJson.Options).ShouldBe(json);
        var members = JsonDocument.Parse(json).RootElement.EnumerateObject().Select(member => member.Name).ToList();
        members.ShouldBe(Sample.Kept(type).Append("event"), ignoreOrder: true);
    }

    [Theory]
    [InlineData(typeof(CaseState))]
    [InlineData(typeof(Commit))]
    public void Record_WrittenAndRead_IsTheSameWithEveryMember(Type type)
    {
        var value = Sample.Of(type);

        var json = JsonSerializer.Serialize(value, type, CaseJson.Options);

        JsonSerializer.Serialize(JsonSerializer.Deserialize(json, type, CaseJson.Options), type, CaseJson.Options).ShouldBe(json);
        JsonDocument.Parse(json).RootElement.EnumerateObject().Select(member => member.Name).ShouldBe(Sample.Kept(type), ignoreOrder: true);
    }

    [Fact]
    public void Event_OfAnotherBuild_IsRefusedNotDropped() =>
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<CaseEvent>("""{"event":"case-teleported"}""", CaseJson.Options));

    [Fact]
    public void Event_WhoseNameDoesNotComeFirst_IsRead() =>
        JsonSerializer.Deserialize<CaseEvent>("""{"key":"k","event":"effect-done"}""", CaseJson.Options).ShouldBe(new EffectDone("k"));
}
