using Pipeline.Local.Importing;

namespace Pipeline.Local.Tests.Importing;

public sealed class FileLineTests
{
    [Theory]
    [InlineData("""{"type":"DEATH"}""", "api/notifications", """{"type":"DEATH"}""")]
    [InlineData("""{"kind":"whistleblowing"}""", "api/concerns", """{"kind":"whistleblowing"}""")]
    [InlineData("""{"body":{"type":"DEATH"}}""", "api/notifications", """{"type":"DEATH"}""")]
    [InlineData("""{"kind":"concern","body":{"kind":"whistleblowing"}}""", "api/concerns", """{"kind":"whistleblowing"}""")]
    public void ReadAll_Submission_GoesToItsRoute(string line, string path, string body)
    {
        var submission = FileLine.ReadAll([line]).ShouldHaveSingleItem().ShouldBeOfType<FileLine.Submission>();

        submission.Path.ShouldBe(path);
        submission.Body.ShouldBe(body);
    }

    [Theory]
    [InlineData("{", "line", "is not JSON, see position 2")]
    [InlineData("[]", "line", "must be a JSON object")]
    [InlineData("""{"kind":"other","body":{}}""", "kind", "must be notification or concern")]
    [InlineData("""{"kind":1,"body":{}}""", "kind", "must be notification or concern")]
    [InlineData("""{"idempotencyKey":1,"body":{}}""", "idempotencyKey", "must be text")]
    public void ReadAll_BadLine_SaysNumberAndReason(string line, string field, string fault)
    {
        var bad = FileLine.ReadAll(["", line]).ShouldHaveSingleItem().ShouldBeOfType<FileLine.Bad>();

        bad.ShouldBe(new FileLine.Bad(2, field, fault));
    }

    [Fact]
    public void ReadAll_SameTextTwice_HasTwoKeysThatAreTheSameNextTime()
    {
        string[] lines = ["""{"type":"DEATH"}""", """{"type":"DEATH"}"""];

        var keys = FileLine.ReadAll(lines).Cast<FileLine.Submission>().Select(line => line.IdempotencyKey).ToList();

        keys.Distinct().Count().ShouldBe(2);
        FileLine.ReadAll(lines).Cast<FileLine.Submission>().Select(line => line.IdempotencyKey).ShouldBe(keys);
    }

    [Fact]
    public void ReadAll_KeyGiven_IsKept() =>
        FileLine.ReadAll(["""{"idempotencyKey":"mine","body":{}}"""]).ShouldHaveSingleItem()
            .ShouldBeOfType<FileLine.Submission>().IdempotencyKey.ShouldBe("mine");
}
