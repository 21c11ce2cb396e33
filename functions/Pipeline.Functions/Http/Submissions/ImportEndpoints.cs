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
/// Takes in many submissions at once. 202 says that every line is kept and will be taken in or reported, whatever becomes of this process or of the
/// import's own; how far that is, the status says. The same file of the same caller is the same import, with or without an <c>Idempotency-Key</c>.
/// </summary>
public sealed class ImportEndpoints(ImportIntake intake, ImportReports reports, PolicyCatalog policies, InstallationKey installation)
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

        var lines = await ReadAsync(request, cancellationToken);
        var file = new ImportFile(OwnerOf(caller, key, lines), lines, caller);
        if (await intake.AcceptAsync(client, file, cancellationToken) is not { } importId)
        {
            return Answers.Problem(Problems.KeyReused);
        }

        var receipt = new ImportReceipt(importId, $"/{Routes.Imports}/{importId}");
        return Answers.Accepted(receipt, receipt.StatusUrl);
    }

    public async Task<IResult> FindAsync(HttpRequest request, string importId, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var caller = request.SignedIn();
        if (!ImportId.TryParse(importId, out var import) || await reports.FindAsync(client, import, cancellationToken) is not { } report)
        {
            return Answers.NotFound();
        }

        caller.MustBe(Role.Operations, Role.Manager);
        return new JsonAnswer(report) { Headers = report.Done ? [] : [KeyValuePair.Create(HeaderNames.RetryAfter, AskAgainInSeconds)] };
    }

    /// <summary>Without a key the caller and the bytes are the key: sent again because no answer came, a file is still the same import.</summary>
    private CaseId OwnerOf(Caller caller, string? key, ReadOnlyMemory<byte> lines) => installation.CaseIdFor(
        key is null
            ? installation.KeyHash(caller.Scope, $"{Routes.Imports}/file", ImportFile.HashOf(lines))
            : installation.KeyHash(caller.Scope, Routes.Imports, key),
        0);

    private async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var limits = policies.Current.Limits;
        var file = await LimitedReader.ReadAsync(request, limits.ImportBytes, cancellationToken)
            ?? throw TooLarge($"An import has at most {limits.ImportBytes} bytes.");
        return ImportLine.Split(file).Count <= limits.ImportLines ? file : throw TooLarge($"An import has at most {limits.ImportLines} lines.");
    }

    private static RequestRefusedException TooLarge(FormattableString why) => new(Problems.TooLarge(why.ToString(CultureInfo.InvariantCulture)));
}
