using System.Text;
using System.Text.Json;
using Microsoft.DurableTask.Client;
using Pipeline.Casework.Cases;
using Pipeline.Casework.People;
using Pipeline.Contracts.InMemory;
using Pipeline.Functions.Imports;
using Pipeline.Functions.Tests.Http;

namespace Pipeline.Functions.Tests.Imports;

/// <summary>Sends imports and does what the durable backend would with them.</summary>
internal static class ImportDesk
{
    public const string Url = "/api/imports";
    public const string Ndjson = "application/x-ndjson";

    public static string Line(object line) => JsonSerializer.Serialize(line, CaseJson.Options);

    public static Task<Reply> ImportAsync(HttpHouse house, string file, Role? role = Role.Operations, params (string Name, string Value)[] headers) =>
        house.SendAsync("POST", Url, role is null ? null : People.Staff("somebody", role.Value), Encoding.UTF8.GetBytes(file), Ndjson, headers);

    public static Task<Reply> StatusAsync(HttpHouse house, Reply answer) => house.GetAsync(answer.Json.GetProperty("statusUrl").GetString()!, People.Operations);

    public static ImportId IdOf(Reply answer) =>
        ImportId.TryParse(answer.Json.GetProperty("importId").GetString()!, out var import) ? import : throw new InvalidOperationException(answer.Text);

    public static string InstanceOf(Reply answer) => IdOf(answer).InstanceId;

    /// <summary>Runs every import that was started and has not ended to its end.</summary>
    public static async Task RunAsync(HttpHouse house)
    {
        foreach (var (instanceId, input, _) in house.Durable.Started.DistinctBy(start => start.InstanceId).Where(start => !house.Durable.Instances[start.InstanceId].IsCompleted).ToList())
        {
            var context = new ImportContext(instanceId, (ImportRun)input!, house.Get<Importer>());
            await ImportOrchestrator.RunAsync(context);
            house.Durable.Show(instanceId, OrchestrationRuntimeStatus.Completed, context.Status);
        }
    }
}
