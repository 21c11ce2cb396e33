using System.Collections.Concurrent;
using System.Net;

namespace Pipeline.EndToEnd.Tests;

/// <summary>What was acknowledged survives the process, whenever it is killed, and counts once.</summary>
public sealed class KillTests
{
    private const int Notifications = 500;
    private const int Callers = 32;
    private const string Staff = "Development triage-1 roles=triage,manager";

    public static TheoryData<int> Moments
    {
        get
        {
            // Seeded: the moments are spread at random over the intake and the processing behind it, and the same in every run.
            var random = new Random(20_261_121);
            return new TheoryData<int>(Enumerable.Range(0, 10).Select(_ => random.Next(1, Notifications)));
        }
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public async Task Intake_KilledAfterSomeAnswers_LosesAndDoublesNothing(int answersBeforeTheKill)
    {
        using var data = new DataDirectory();
        var acknowledged = new ConcurrentDictionary<string, string>();
        await using (var server = await PipelineProcess.ServeAsync(data.FullPath))
        {
            var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var intake = Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => SubmitAsync(server, caller, acknowledged, answersBeforeTheKill, enough)));
            await Task.WhenAny(enough.Task, intake);
            await server.KillAsync();
            await intake;
        }

        acknowledged.Count.ShouldBeGreaterThanOrEqualTo(answersBeforeTheKill);
        await using var again = await PipelineProcess.ServeAsync(data.FullPath);
        var api = new Api(again.Client);
        await Parallel.ForEachAsync(acknowledged, new ParallelOptions { MaxDegreeOfParallelism = Callers }, async (answer, _) =>
        {
            var receipt = await api.SubmitAsync(Api.SeriousInjury(answer.Key), key: answer.Key);
            receipt.GetProperty("caseId").GetString().ShouldBe(answer.Value);
        });
        var references = await UntilAllAreInTriageAsync(api, acknowledged.Values);
        references.ShouldBeUnique();
        acknowledged.Values.Except(references).ShouldBeEmpty();
        references.Count.ShouldBeLessThanOrEqualTo(acknowledged.Count + Callers, "at most what was under way without an answer may be there too");
        (await again.TerminateAsync()).ShouldBe(0, again.Errors);
        var verified = await PipelineProcess.RunAsync("verify", "--data", data.FullPath);
        verified.ExitCode.ShouldBe(0, verified.Output + verified.Errors);
    }

    /// <summary>Every case moves on by itself after the restart; the references in triage once all that were acknowledged are among them.</summary>
    private static async Task<List<string>> UntilAllAreInTriageAsync(Api api, IEnumerable<string> acknowledged)
    {
        var expected = acknowledged.ToHashSet();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            var references = new List<string>();
            string? next = null;
            do
            {
                var page = await api.GetAsync($"/api/worklist?stage=triage&take=200{(next is null ? string.Empty : $"&after={next}")}", Staff);
                references.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("caseId").GetString()!));
                next = page.TryGetProperty("next", out var cursor) ? cursor.GetString() : null;
            }
            while (next is not null);

            if (expected.IsSubsetOf(references) || limit.IsCancellationRequested)
            {
                return references;
            }
        }
    }

    private static async Task SubmitAsync(
        PipelineProcess server, int caller, ConcurrentDictionary<string, string> acknowledged, int wanted, TaskCompletionSource enough)
    {
        var api = new Api(server.Client);
        for (var n = caller; n < Notifications; n += Callers)
        {
            var key = $"INC-{n}";
            try
            {
                using var response = await api.SendAsync(HttpMethod.Post, "/api/notifications", body: Api.SeriousInjury(key), key: key);
                response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
                acknowledged[key] = PipelineProcess.Json(await response.Content.ReadAsStringAsync()).GetProperty("caseId").GetString()!;
            }
            catch (HttpRequestException)
            {
                // The process was killed under this request: it was not acknowledged.
                return;
            }

            if (acknowledged.Count >= wanted)
            {
                enough.TrySetResult();
            }
        }
    }
}
