using System.Text.Json;
using Pipeline.Casework.Input;

namespace Pipeline.Casework.Tests.Input;

public sealed class FieldReaderTests
{
    [Fact]
    public void FieldReader_ManyFaults_AllAreCollectedInOrder()
    {
        var reader = Read("""{ "type": 3, "event": { "date": "2026-13-01" }, "points": [ { "text": "fine" }, { }, 7 ] }""");

        reader.RequiredText("type", 50);
        reader.RequiredText("locationId", 50);
        reader.Object("submittedBy", required: true)!.RequiredText("name", 100);
        reader.Object("event", required: false)!.RequiredDate("date");
        var points = reader.Objects("points", 10, point => point.RequiredText("text", 100));

        points.ShouldBe(["fine", ""]);
        reader.Faults.ByField().ShouldBe(new Dictionary<string, IReadOnlyList<string>>
        {
            ["type"] = ["must be text"],
            ["locationId"] = ["is required"],
            ["submittedBy.name"] = ["is required"],
            ["event.date"] = ["must be a date written YYYY-MM-DD"],
            ["points[1].text"] = ["is required"],
            ["points[2]"] = ["must be an object"],
        }, Comparer);
    }

    [Fact]
    public void FieldReader_EverythingRight_NoFaults()
    {
        var reader = Read("""
            { "name": "  Ada \n Byron ", "on": "2026-02-03", "at": "2026-02-03T10:30:00.5+01:00", "clock": "07:45", "sure": false,
              "count": 4, "kind": "b", "tags": [ " x ", "y" ], "extra": 1 }
            """);

        reader.RequiredText("name", 20).ShouldBe("Ada \n Byron");
        reader.RequiredDate("on").ShouldBe(new DateOnly(2026, 2, 3));
        reader.RequiredTimestamp("at").ShouldBe(new DateTimeOffset(2026, 2, 3, 9, 30, 0, 500, TimeSpan.Zero));
        reader.Timestamp("at")!.Value.Offset.ShouldBe(TimeSpan.Zero);
        reader.Time("clock").ShouldBe(new TimeOnly(7, 45));
        reader.Bool("sure", required: true).ShouldBe(false);
        reader.Int("count", 1, 4, required: true).ShouldBe(4);
        reader.Choice("kind", ["a", "b"], required: true).ShouldBe("b");
        reader.TextList("tags", 2, 5).ShouldBe(["x", "y"]);
        reader.Names.ShouldBe(["name", "on", "at", "clock", "sure", "count", "kind", "tags", "extra"]);
        reader.Faults.IsEmpty.ShouldBeTrue();
    }

    [Theory]
    [InlineData("""{ }""")]
    [InlineData("""{ "name": null, "on": null, "at": null, "sure": null, "count": null, "kind": null }""")]
    [InlineData("""{ "name": "", "on": " ", "at": "", "kind": " \t" }""")]
    public void FieldReader_AbsentNullOrEmpty_IsMissing(string json)
    {
        var reader = Read(json);

        reader.Text("name", 10).ShouldBeNull();
        reader.Choice("kind", ["a"]).ShouldBeNull();
        reader.TextList("tags", 1, 1).ShouldBeEmpty();
        reader.Object("nested", required: false).ShouldBeNull();
        reader.Faults.IsEmpty.ShouldBeTrue();

        reader.RequiredText("name", 10);
        reader.RequiredDate("on");
        reader.RequiredTimestamp("at");
        reader.Bool("sure", required: true);
        reader.Int("count", 1, 2, required: true);
        reader.Choice("kind", ["a", "b"], required: true);
        reader.Faults.ToString().ShouldBe(
            "name is required; on is required; at is required; sure is required; count is required; kind is required: a, b");
    }

    [Theory]
    [InlineData("\"\\ud800\"", "must be valid Unicode text")]
    [InlineData("\"a\\u0000b\"", "must not contain control characters")]
    [InlineData("\"a\\u001bb\"", "must not contain control characters")]
    [InlineData("\"\\u000b\"", "must not contain control characters")]
    [InlineData("\"123456\"", "must be at most 5 characters")]
    [InlineData("[]", "must be text")]
    [InlineData("{}", "must be text")]
    [InlineData("true", "must be text")]
    public void RequiredText_Hostile_OneFaultThatSaysWhatIsExpected(string value, string fault)
    {
        var reader = Read($$"""{ "name": {{value}} }""");

        reader.RequiredText("name", 5).ShouldBeEmpty();

        reader.Faults.ByField()["name"].ShouldBe([fault]);
    }

    [Theory]
    [InlineData("\"x\\ud800\"", "must be valid Unicode text")]
    [InlineData("\"\"", "is required")]
    [InlineData("null", "is required")]
    [InlineData("5", "must be text")]
    [InlineData("\"too long\"", "must be at most 5 characters")]
    public void TextList_BadEntry_OneFaultAtItsPlace(string value, string fault)
    {
        var reader = Read($$"""{ "tags": [ "ok", {{value}} ] }""");

        reader.TextList("tags", 5, 5).ShouldBe(["ok"]);

        reader.Faults.ByField()["tags[1]"].ShouldBe([fault]);
    }

    [Theory]
    [InlineData("\"2026-02-30\"")]
    [InlineData("\"03/02/2026\"")]
    [InlineData("\"2026-02-03T00:00:00Z\"")]
    public void Date_NotACalendarDate_Fault(string value)
    {
        var reader = Read($$"""{ "on": {{value}} }""");

        reader.Date("on").ShouldBeNull();

        reader.Faults.ByField()["on"].ShouldBe(["must be a date written YYYY-MM-DD"]);
    }

    [Theory]
    [InlineData("2026-02-03T09:30:00")]
    [InlineData("2026-02-03")]
    [InlineData("0001-01-01T00:00:00+14:00")]
    [InlineData("2026-02-03T25:00:00Z")]
    public void Timestamp_WithoutOffsetOrImpossible_Fault(string value)
    {
        var reader = Read($$"""{ "at": "{{value}}" }""");

        reader.Timestamp("at").ShouldBeNull();

        reader.Faults.ByField()["at"].Single().ShouldStartWith("must be a time in ISO 8601 with its offset");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("5")]
    [InlineData("2.5")]
    [InlineData("\"2\"")]
    [InlineData("99999999999999999999")]
    public void Int_OutsideOrNotWhole_FaultNamesTheLimits(string value)
    {
        var reader = Read($$"""{ "score": {{value}} }""");

        reader.Int("score", 1, 4).ShouldBeNull();

        reader.Faults.ByField()["score"].ShouldBe(["must be a whole number from 1 to 4"]);
    }

    [Theory]
    [InlineData("\"c\"")]
    [InlineData("\"A\"")]
    [InlineData("1")]
    [InlineData("\"\\ud800\"")]
    public void Choice_NotAllowed_FaultListsWhatIs(string value)
    {
        var reader = Read($$"""{ "kind": {{value}} }""");

        reader.Choice("kind", ["a", "b"], required: true).ShouldBeNull();

        reader.Faults.ByField()["kind"].ShouldBe(["must be one of: a, b"]);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("7")]
    [InlineData("null")]
    public void FieldReader_BodyIsNoObject_OneFaultOnly(string json)
    {
        var reader = Read(json);

        reader.RequiredText("type", 10);
        reader.Object("submittedBy", required: true)!.RequiredText("name", 10);

        reader.Faults.ToString().ShouldBe("body must be an object");
    }

    [Fact]
    public void Object_WrongType_ItsOwnRequiredFieldsAreNotFaultsToo()
    {
        var reader = Read("""{ "person": "SU-14" }""");

        reader.Object("person", required: true)!.RequiredText("idCode", 10);

        reader.Faults.ToString().ShouldBe("person must be an object");
    }

    [Fact]
    public void FieldReader_NameWithLoneSurrogate_IsAFaultNotAnException()
    {
        var reader = Read("""{ "\ud800": 1, "type": "x" }""");

        reader.RequiredText("type", 5).ShouldBe("x");

        reader.Faults.ToString().ShouldBe("body has a field whose name is not valid Unicode text");
    }

    [Fact]
    public void Lists_TooLongOrNoList_OneFault()
    {
        var reader = Read("""{ "a": [1, 2, 3], "b": "x" }""");

        reader.TextList("a", 2, 5).ShouldBeEmpty();
        reader.Objects("b", 2, item => item.Text("t", 1)).ShouldBeEmpty();

        reader.Faults.ToString().ShouldBe("a must have at most 2 entries; b must be a list");
    }

    [Fact]
    public void FieldReader_SameNameTwice_LastOneCounts()
    {
        Read("""{ "type": "first", "type": "last" }""").RequiredText("type", 10).ShouldBe("last");
        Read("""{ "type": "first", "type": null }""").Text("type", 10).ShouldBeNull();
    }

    private static FieldReader Read(string json) => new(JsonDocument.Parse(json).RootElement);

    private static readonly IEqualityComparer<KeyValuePair<string, IReadOnlyList<string>>> Comparer =
        EqualityComparer<KeyValuePair<string, IReadOnlyList<string>>>.Create(
            (x, y) => x.Key == y.Key && x.Value.SequenceEqual(y.Value), pair => pair.Key.GetHashCode(StringComparison.Ordinal));
}
