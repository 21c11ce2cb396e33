using Microsoft.DurableTask.Client;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Messages;
using Pipeline.Casework.People;
using Pipeline.Contracts.Fuzzing;
using Pipeline.Contracts.InMemory;

namespace Pipeline.Functions.Tests.Http.Fuzzing;

/// <summary>A house with a case in every stage, a concern and an assessment, and everybody who may call.</summary>
internal static class FuzzHouse
{
    public static async Task<FuzzWorld> FurnishAsync(HttpHouse house)
    {
        var plays = new List<CasePlay>
        {
            await house.Cases.InTriageAsync(Bodies.Whistleblowing(), CaseKind.Concern),
            await house.Cases.OpenAssessmentAsync(Bodies.Planned()),
        };
        foreach (var stage in Enum.GetValues<Stage>())
        {
            plays.Add(await house.Cases.InAsync(stage));
        }

        foreach (var play in plays)
        {
            house.Durable.Add($"{play.Id}-1", OrchestrationRuntimeStatus.Completed);
        }

        var documents = new List<string>();
        foreach (var play in plays.Where(play => !play.State.IsClosed))
        {
            var added = await house.SendAsync("POST", $"/api/cases/{play.Id}/documents?name=a.txt", People.Inspector, [1, 2, 3], "text/plain");
            documents.Add(added.ShouldBe(201).Json.GetProperty("documentId").GetString()!);
        }

        var import = await house.SendAsync("POST", "/api/imports", People.Operations, "{}\n"u8.ToArray(), "application/x-ndjson");
        var cases = plays.Select(play => play.Id.Value).ToList();
        return new FuzzWorld
        {
            Ids = new Dictionary<string, IReadOnlyList<string>>
            {
                ["caseId"] = cases,
                ["documentId"] = documents,
                ["importId"] = [import.ShouldBe(202).Json.GetProperty("importId").GetString()!],
                ["locationId"] = [CaseHouse.CareHome, CaseHouse.OtherHome, CaseHouse.ForeignHome],
                ["reportId"] = [.. plays.Select(play => play.State.Publication.Public?.Edition.ReportId).OfType<string>()],
                ["queue"] = [.. Queues.All],
                ["sequenceNumber"] = ["0", "1", "2"],
                ["instanceId"] = [.. cases.Select(id => $"{id}-1")],
            },
            Members = new Dictionary<string, IReadOnlyList<string>>
            {
                ["caseId"] = cases,
                ["previousCase"] = cases,
                ["locationId"] = [CaseHouse.CareHome, CaseHouse.OtherHome, CaseHouse.ForeignHome],
                ["documentId"] = documents,
                ["documents"] = documents,
                ["evidence"] = documents,
                ["statements"] = ["S1", "S2", "S3"],
                ["statement"] = ["S1", "S2", "S3"],
                ["effect"] = [.. plays.SelectMany(play => play.State.Effects).Select(effect => effect.Name).Distinct()],
                ["framework"] = [.. house.Cases.Policies.Current.Frameworks.Select(framework => framework.Key)],
                ["type"] = [.. house.Cases.Policies.Current.NotificationTypes.Select(type => type.Code)],
                ["outcome"] = [.. house.Cases.Policies.Current.CloseOutcomes.Select(outcome => outcome.Id)],
            },
            Callers = [.. Callers(house, plays)],
        };
    }

    private static IEnumerable<FuzzCaller> Callers(HttpHouse house, IEnumerable<CasePlay> plays)
    {
        yield return new FuzzCaller(null);
        foreach (var role in Enum.GetValues<Role>().Where(role => role is not (Role.System or Role.Submitter or Role.Provider)))
        {
            yield return new FuzzCaller(house.HeaderOf(People.Staff($"{Names.Of(role)}-1", role)), Names.Of(role));
        }

        yield return new FuzzCaller(
            house.HeaderOf(People.Staff("everybody-1", Role.Triage, Role.Inspector, Role.Reviewer, Role.Publisher, Role.Manager)), "triage", "inspector", "reviewer", "publisher", "manager");

        // Somebody at a provider may also be the submitter of what they sent in.
        yield return new FuzzCaller(house.HeaderOf(People.Provider), "provider", "submitter");
        yield return new FuzzCaller(house.HeaderOf(People.ProviderOf(CaseHouse.ForeignProvider)), "provider", "submitter");
        foreach (var play in plays)
        {
            yield return new FuzzCaller(house.HeaderOf(People.SubmitterOf(play.Id)), "submitter");
        }
    }
}
