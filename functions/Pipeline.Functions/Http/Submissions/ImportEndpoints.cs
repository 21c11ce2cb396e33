using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using Microsoft.Net.Http.Headers;
using Pipeline.Casework.Cases;
using Pipeline.Casework.People;
using Pipeline.Casework.Policies;
using Pipeline.Functions.Http.Edge;
using Pipeline.Functions.Imports;

namespace Pipeline.Functions.Http.Submissions;

/// <summary>
/// Takes in many submissions at once. 202 says that every line is kept and will be taken in or reported, whatever becomes of this process; how far that is,
/// the status says. With an <c>Idempotency-Key</c> the same file is the same import.
/// </summary>
public sealed class ImportEndpoints(ImportFiles files, PolicyCatalog policies, InstallationKey installation, IdSource ids)
{
    private const string Accepted = "application/x-ndjson";
    private const string AskAgainInSeconds = "1";

    private static readonly string[] MediaTypes = [Accepted, "application/ndjson", "application/jsonl", "application/x-jsonlines", "application/json"];

    public async Task<IResult> ImportAsync(HttpRequest request, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var caller = request.InRole(Role.Operations, Role.Manager);
        var key = request.RequireGoodIdempotencyKey();
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !MediaTypes.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase))
        {
            return Answers.Problem(Problems.UnsupportedMediaType(Accepted));
        }

        var file = await ReadAsync(request, cancellationToken);
        var owner = key is null ? ids.NewCaseId() : installation.CaseIdFor(installation.KeyHash(caller.Scope, Routes.Imports, key), 0);
        var run = await files.KeepAsync(owner, file, caller, cancellationToken);
        if (!ImportId.TryParse(run.ImportId, out var import) || !await ImportStarter.EnsureAsync(client, import, run, cancellationToken))
        {
            return Answers.Problem(Problems.KeyReused);
        }

        var statusUrl = $"/{Routes.Imports}/{run.ImportId}";
        return Answers.Accepted(new { run.ImportId, statusUrl }, statusUrl);
    }

    public async Task<IResult> FindAsync(HttpRequest request, string importId, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var caller = request.SignedIn();
        if (!ImportId.TryParse(importId, out var import)
            || await client.GetInstanceAsync(import.InstanceId, getInputsAndOutputs: true, cancellationToken) is not { } instance
            || instance.ReadInputAs<ImportRun>() is not { } run || run.ImportId != importId)
        {
            return Answers.NotFound();
        }

        caller.MustBe(Role.Operations, Role.Manager);
        var progress = instance.ReadCustomStatusAs<ImportProgress>() ?? ImportProgress.None;
        var done = instance.RuntimeStatus == OrchestrationRuntimeStatus.Completed;
        var report = new ImportReport
        {
            Total = run.Total,
            Accepted = progress.Accepted,
            Rejected = await files.RejectedAsync(import.Owner, progress.Rejections, cancellationToken),
            Done = done,
            Stopped = instance.IsCompleted && !done ? instance.RuntimeStatus.ToString() : null,
        };
        return new JsonAnswer(report) { Headers = instance.IsCompleted ? [] : [KeyValuePair.Create(HeaderNames.RetryAfter, AskAgainInSeconds)] };
    }

    private async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var limits = policies.Current.Limits;
        var file = await LimitedReader.ReadAsync(request, limits.ImportBytes, cancellationToken)
            ?? throw TooLarge($"An import has at most {limits.ImportBytes} bytes.");
        return ImportLine.Split(file).Count <= limits.ImportLines ? file : throw TooLarge($"An import has at most {limits.ImportLines} lines.");
    }

    private static RequestRefusedException TooLarge(FormattableString why) => new(Problems.TooLarge(why.ToString(CultureInfo.InvariantCulture)));
}
