using System.Text;
using Pipeline.Casework.Policies;
using Pipeline.Contracts.Fuzzing;
using Pipeline.Functions.Http.ApiDocs;

namespace Pipeline.Functions.Tests.Http.Fuzzing;

/// <summary>What the fuzz tests would miss if their check let it pass.</summary>
public sealed class AnswerCheckTests
{
    private const string Problem = "application/problem+json";
    private const string Json = "application/json";

    private static readonly ApiDescription Api = new(ApiDocument.Of(PolicyCatalog.LoadShipped().Current));

    [Theory]
    [InlineData(500, Problem, """{"type":"about:blank","title":"x","status":500,"code":"internal","detail":"x","traceId":"x"}""", "500 is a fault of ours")]
    [InlineData(404, null, "", "404 is no problem details but ")]
    [InlineData(404, Problem, """{"type":"about:blank","title":"x","status":400,"code":"not-found","detail":"x","traceId":"x"}""", "the status in the body is another one")]
    [InlineData(404, Problem, """{"type":"about:blank","title":"x","status":404,"code":"not-found","detail":"x"}""", "$.traceId is missing")]
    [InlineData(404, Problem, """{"type":"about:blank","title":"x","status":404,"code":"not-found","detail":"x","traceId":"x","stack":"x"}""", "$.stack is not described")]
    [InlineData(409, Problem, """{"type":"about:blank","title":"x","status":409,"code":"not-ready","detail":"x","traceId":"x"}""", "not-ready is not documented for ReleaseCase")]
    [InlineData(200, Json, """{"caseId":"7QK39MZ2XA4","generation":2}""", "200 is not documented for ReleaseCase")]
    [InlineData(202, Json, """{"caseId":"7QK39MZ2XA4","generation":"2"}""", "$.generation is String and not integer")]
    [InlineData(202, Json, """{"caseId":"7QK3","generation":2}""", "$.caseId does not match ^[0-9A-Z]{11}$")]
    [InlineData(202, Json, """{"caseId":"7QK39MZ2XA4"}""", "$.generation is missing")]
    public void Answer_ThatDoesNotHold_IsNamed(int status, string? type, string body, string fault) =>
        Faults("operations", status, type, body).ShouldBe([fault]);

    [Theory]
    [InlineData("operations", 0)]
    [InlineData("manager", 0)]
    [InlineData("triage", 1)]
    public void Success_OfSomebodyWithoutTheRole_IsNamed(string role, int faults) =>
        Faults(role, 202, Json, """{"caseId":"7QK39MZ2XA4","generation":2}""").Count.ShouldBe(faults);

    private static List<string> Faults(string role, int status, string? type, string body)
    {
        var request = new FuzzRequest
        {
            Verb = "POST",
            Target = "/api/operations/cases/7QK39MZ2XA4/release",
            Caller = new FuzzCaller("Development somebody", role),
            Made = Api.Operations.Single(operation => operation.Id == "ReleaseCase"),
            Straight = true,
        };
        return [.. new AnswerCheck(Api).Faults(request, new FuzzAnswer(status, type, Encoding.UTF8.GetBytes(body)))];
    }
}
