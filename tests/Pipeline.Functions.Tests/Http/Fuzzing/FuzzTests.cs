using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Contracts.Fuzzing;
using Pipeline.Functions.Http.ApiDocs;
using Pipeline.Functions.Http.Edge;
using Xunit.Abstractions;

namespace Pipeline.Functions.Tests.Http.Fuzzing;

/// <summary>
/// 100,000 requests, right and wrong, by callers of every role: no 5xx, nothing but documented answers, and no case changes unless the answer
/// says so. Each round has cases of its own, so that what was decided in one does not wear out the next.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int Rounds = 20;
    private const int Requests = 5_000;
    private const int Seed = 20_260_202;
    private const int SettleEvery = 250;
    private const int MaxShown = 20;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(Seed, Rounds)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Requests_HoweverShaped_AreAnsweredAndChangeNothingUnlessTheySay(int seed)
    {
        await using var house = new HttpHouse(services => services.AddSingleton(new EvenTime(new ImpatientTime())));
        var api = new ApiDescription(ApiDocument.Of(house.Cases.Policies.Current));
        var check = new AnswerCheck(api);
        var fuzzer = new RequestFuzzer(api, await FuzzHouse.FurnishAsync(house), seed);
        var found = new List<string>();
        var answered = new SortedDictionary<int, int>();
        for (var number = 0; number < Requests; number++)
        {
            if (number % SettleEvery == 0)
            {
                await house.Cases.SettleAsync();
            }

            var request = fuzzer.Next();
            var before = house.Cases.Store.CommitCount;
            var answer = await SendAsync(house, request);
            var changed = house.Cases.Store.CommitCount != before;
            answered[answer.Status] = answered.GetValueOrDefault(answer.Status) + 1;
            var faults = check.Faults(request, answer);
            found.AddRange((changed && (answer.Status >= 300 || request.Verb is "GET" or "HEAD") ? faults.Append("a case was changed") : faults)
                .Select(fault => string.Create(CultureInfo.InvariantCulture, $"seed {seed}, request {number}: {fault}: {request}")));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {string.Join(", ", answered.Select(one => $"{one.Key} {one.Value}×"))}"));
        found.Take(MaxShown).ShouldBeEmpty(string.Create(CultureInfo.InvariantCulture, $"{found.Count} faults in all"));
        answered.Keys.ShouldContain(200);
    }

    private static async Task<FuzzAnswer> SendAsync(HttpHouse house, FuzzRequest request)
    {
        var headers = request.Caller.Authorization is { } authorization ? request.Headers.Append(("Authorization", authorization)) : request.Headers;
        var reply = await house.SendAsync(request.Verb, request.Target, null, request.Body, request.ContentType, headers);
        return new FuzzAnswer(reply.Status, reply.Headers.ContentType.ToString().Split(';')[0] is { Length: > 0 } type ? type : null, reply.Body);
    }
}
