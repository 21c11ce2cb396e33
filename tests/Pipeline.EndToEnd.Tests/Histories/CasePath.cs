using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Embedded.Durable;
using Pipeline.Functions.Orchestration;

namespace Pipeline.EndToEnd.Tests.Histories;

/// <summary>Plays a path of the process and keeps the history of every execution of its orchestration.</summary>
internal sealed class CasePath(LivePipeline pipeline)
{
    public const string Triage = "Development triage-1 roles=triage";
    public const string Inspector = "Development inspector-1 roles=inspector";
    public const string Reviewer = "Development reviewer-1 roles=reviewer";
    public const string Publisher = "Development publisher-1 roles=publisher";
    public const string Provider = $"Development home-manager provider={Api.Provider}";

    private readonly Dictionary<string, string> _histories = [];
    private string _caseId = string.Empty;
    private string _submitter = string.Empty;

    /// <summary>The paths by name.</summary>
    public static IReadOnlyDictionary<string, Func<CasePath, Task>> All { get; } = new Dictionary<string, Func<CasePath, Task>>
    {
        ["closed-at-triage"] = async path =>
        {
            await path.SubmitAsync();
            await path.DecideAsync(Triage, "close", new { outcome = "no-further-action", reason = "The home acted at once." });
        },
        ["information-requested"] = async path =>
        {
            await path.SubmitAsync();
            await path.DecideAsync(Triage, "request-information", new { questions = new[] { "Was a doctor called?" } });
            await path.DecideAsync(path._submitter, "provide-information", new { answers = new[] { "Yes." } });
            await path.DecideAsync(Triage, "request-information", new { questions = new[] { "When?" } });
            await path.PassAsync(TimeSpan.FromDays(9));
            await path.DecideAsync(Triage, "close", new { outcome = "no-further-action", reason = "Answered by the home's records." });
        },
        ["published"] = async path =>
        {
            await path.DraftAsync();
            await path.DecideAsync(Inspector, "submit-draft", new { });
            await path.DecideAsync(Reviewer, "approve-draft", new { });
            await path.DecideAsync(Provider, "nothing-to-correct", new { });
            await path.DecideAsync(Publisher, "sign-off", new { });
            await path.PassAsync(TimeSpan.FromDays(30));
        },
        ["factual-accuracy-expired"] = async path =>
        {
            await path.DraftAsync();
            await path.DecideAsync(Inspector, "submit-draft", new { });
            await path.DecideAsync(Reviewer, "approve-draft", new { });
            await path.PassAsync(TimeSpan.FromDays(16));
            await path.DecideAsync(Publisher, "sign-off", new { });
        },
        ["returned-draft"] = async path =>
        {
            await path.DraftAsync();
            await path.DecideAsync(Inspector, "submit-draft", new { });
            await path.DecideAsync(Reviewer, "return-draft", new { comments = new[] { "Say what was seen." }, reason = "The findings are thin." });
            await path.DecideAsync(Inspector, "save-draft", new { sections = new { summary = "What was seen." } });
            await path.DecideAsync(Inspector, "submit-draft", new { });
            await path.DecideAsync(Reviewer, "approve-draft", new { });
            await path.DecideAsync(Provider, "nothing-to-correct", new { });
            await path.DecideAsync(Publisher, "sign-off", new { });
        },
    };

    /// <summary>One history for each execution, in the order of their beginnings.</summary>
    public IReadOnlyList<string> Histories => [.. _histories.Values];

    public async Task<string> StageAsync() =>
        (await pipeline.Api.GetAsync($"/api/cases/{_caseId}/status", _submitter)).GetProperty("stage").GetString()!;

    private async Task SubmitAsync()
    {
        var receipt = await pipeline.Api.SubmitAsync(Api.SeriousInjury("INC-1"));
        _caseId = receipt.GetProperty("caseId").GetString()!;
        _submitter = $"Reference {_caseId}:{receipt.GetProperty("accessCode").GetString()}";
        await KeepAsync();
    }

    private async Task DraftAsync()
    {
        await SubmitAsync();
        await DecideAsync(Triage, "accept-for-assessment", new { });
        await DecideAsync(Inspector, "plan-assessment", new { statements = new[] { "S3" }, team = new[] { "inspector-1" } });
        await DecideAsync(Inspector, "record-visit", new { date = "2026-03-02", team = new[] { "inspector-1" } });
        await DecideAsync(Inspector, "judge", new { statement = "S3", score = 3, rationale = "Staff raise concerns." });
        await DecideAsync(Inspector, "complete-assessment", new { });
    }

    private async Task DecideAsync(string who, string decision, object body)
    {
        await pipeline.Api.DecideAsync(_caseId, who, decision, body);
        await KeepAsync();
    }

    private async Task PassAsync(TimeSpan time)
    {
        await pipeline.PassAsync(time);
        await KeepAsync();
    }

    /// <summary>An execution grows until it continues as new; the last that was seen of each is kept.</summary>
    private async Task KeepAsync()
    {
        await pipeline.QuietAsync();
        var history = pipeline.Services.GetRequiredService<DurableRuntime>().ExportHistory(CaseInstance.IdOf(Casework.Cases.CaseId.Parse(_caseId), 1));
        var turns = JsonSerializer.Deserialize<JsonElement>(history!).EnumerateObject().Single(property => property.Value.ValueKind == JsonValueKind.Array).Value;
        if (turns.GetArrayLength() > 0)
        {
            _histories[turns[0].GetRawText()] = history!;
        }
    }
}
