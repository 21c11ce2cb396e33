using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;
using Pipeline.Casework.People;
using Pipeline.Casework.Policies;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Http.Submissions;

/// <summary>
/// Takes in many submissions at once. The whole file is read before the first line counts, and every line is durable before the answer. The
/// report is a document under an id of its own, so it outlives the process; the import's id names that document. With an
/// <c>Idempotency-Key</c> an import that broke off is repeated safely, and a repeated one gives the same id.
/// </summary>
public sealed partial class ImportEndpoints(
    Importer importer, IDocumentStore documents, CaseRecord record, PolicyCatalog policies, InstallationKey installation, IdSource ids)
{
    private const string Accepted = "application/x-ndjson";

    private static readonly string[] MediaTypes = [Accepted, "application/ndjson", "application/jsonl", "application/x-jsonlines", "application/json"];

    public async Task<IResult> ImportAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var caller = request.InRole(Role.Operations, Role.Manager);
        var key = request.RequireGoodIdempotencyKey();
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !MediaTypes.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase))
        {
            return Answers.Problem(Problems.UnsupportedMediaType(Accepted));
        }

        var lines = await ReadAsync(request, cancellationToken);
        var report = await importer.RunAsync(lines, caller, key, cancellationToken);
        var owner = key is null ? ids.NewCaseId() : installation.CaseIdFor(installation.KeyHash(caller.Scope, Routes.Imports, key), 0);
        using var content = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(report, CaseJson.Options), writable: false);
        var stored = await documents.PutAsync(DocumentArea.Documents, owner, content, long.MaxValue, cancellationToken);
        var importId = $"{owner}-{stored.Sha256}";
        var statusUrl = $"/{Routes.Imports}/{importId}";
        return Answers.Accepted(new ImportReceipt(importId, statusUrl), statusUrl);
    }

    public async Task<IResult> FindAsync(HttpRequest request, string importId, CancellationToken cancellationToken)
    {
        var caller = request.SignedIn();

        // The id of a case is no import's: its documents are given out elsewhere, to others.
        if (ImportId().Match(importId) is not { Success: true } match || !CaseId.TryParse(match.Groups[1].Value, out var owner)
            || await record.FindAsync(owner, cancellationToken) is not null
            || await documents.OpenAsync(DocumentArea.Documents, owner, match.Groups[2].Value, cancellationToken) is not { } content)
        {
            return Answers.NotFound();
        }

        await using (content)
        {
            caller.MustBe(Role.Operations, Role.Manager);
            var report = await JsonSerializer.DeserializeAsync<ImportReport>(content, CaseJson.Options, cancellationToken);
            return Answers.Ok(report!);
        }
    }

    private async Task<IReadOnlyList<ImportLine>> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var limits = policies.Current.Limits;
        var file = await LimitedReader.ReadAsync(request, limits.ImportBytes, cancellationToken)
            ?? throw TooLarge($"An import has at most {limits.ImportBytes} bytes.");
        var lines = ImportLine.Split(file);
        return lines.Count <= limits.ImportLines ? lines : throw TooLarge($"An import has at most {limits.ImportLines} lines.");
    }

    private static RequestRefusedException TooLarge(FormattableString why) => new(Problems.TooLarge(why.ToString(CultureInfo.InvariantCulture)));

    [GeneratedRegex("^([0-9A-Z]{11})-([0-9a-f]{64})$", RegexOptions.CultureInvariant)]
    private static partial Regex ImportId();
}
