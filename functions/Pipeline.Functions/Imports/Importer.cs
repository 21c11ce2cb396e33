using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;
using Pipeline.Casework.Notifications;
using Pipeline.Casework.Notifications.Imports;
using Pipeline.Casework.People;
using Pipeline.Casework.Policies;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Imports;

/// <summary>Sends every line of a file through the desk that takes in single submissions. A bad line stops no other.</summary>
public sealed class Importer(SubmissionDesk desk, ImportFiles files, ImportDisposal disposal, PolicyCatalog policies)
{
    public const string Channel = "import";

    /// <summary>Lines at work at once: enough for a store that groups its writes, few enough to leave it to others.</summary>
    private const int AtOnce = 16;

    /// <summary>Lines of one part: progress is shown after each, and a part that broke off is looked at again as a whole.</summary>
    private const int PartSize = 500;

    /// <summary>Takes in the lines of a part. Again after it broke off, it opens no case twice.</summary>
    /// <exception cref="StoreUnavailableException">A store cannot answer for the moment.</exception>
    public async Task<ImportedPart> TakeAsync(ImportPart part, CancellationToken cancellationToken)
    {
        var import = Parse(part.ImportId);
        var (manifest, all) = await files.ReadAsync(import, cancellationToken);
        var lines = all.Skip(part.From).Take(PartSize).ToList();
        var rejected = new ConcurrentBag<RejectedLine>();
        await Parallel.ForEachAsync(
            lines,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (line, token) =>
            {
                var faults = await TakeAsync(line, manifest.Caller, import, token);
                if (!faults.IsEmpty)
                {
                    rejected.Add(new RejectedLine(line.Number, faults.ByField()));
                }
            });
        var rejections = await files.KeepAsync(import.Owner, [.. rejected.OrderBy(line => line.Line)], cancellationToken);
        return new ImportedPart(lines.Count, lines.Count - rejected.Count, rejections);
    }

    /// <summary>Keeps the report and removes the lines. Safe to repeat.</summary>
    /// <exception cref="StoreUnavailableException">A store cannot answer for the moment.</exception>
    public async Task FinishAsync(ImportEnd end, CancellationToken cancellationToken)
    {
        var import = Parse(end.Run.ImportId);
        if (await files.FindManifestAsync(import, cancellationToken) is { } manifest)
        {
            var (_, accepted, rejections) = end.Progress;
            var completed = new ImportCompleted(import.Owner, end.Run.ImportId, end.Run.Total, accepted, manifest.File, rejections);
            await disposal.CompleteAsync(completed, import.Manifest, cancellationToken);
        }
    }

    private static ImportId Parse(string importId) =>
        ImportId.TryParse(importId, out var import) ? import : throw new ArgumentException($"'{importId}' is no import.", nameof(importId));

    private static InputFaults Fault(string field, string text)
    {
        var faults = new InputFaults();
        faults.Add(field, text);
        return faults;
    }

    private async Task<InputFaults> TakeAsync(ImportLine line, Caller caller, ImportId import, CancellationToken cancellationToken)
    {
        var max = policies.Current.Limits.JsonBodyBytes;
        if (line.Utf8.Length > max)
        {
            return Fault("line", string.Create(CultureInfo.InvariantCulture, $"must be at most {max} bytes"));
        }

        return StrictJson.Parse(line.Utf8.Span) switch
        {
            RequestBody.Read read => await SubmitAsync(read.Json, line.Number, caller, import, cancellationToken),
            RequestBody.Refused refused => Fault("line", refused.Problem.Detail),
            _ => throw new InvalidOperationException(),
        };
    }

    private async Task<InputFaults> SubmitAsync(JsonElement line, int number, Caller caller, ImportId import, CancellationToken cancellationToken)
    {
        var fields = new FieldReader(line);
        var kind = fields.Choice("kind", [Names.Of(CaseKind.Notification), Names.Of(CaseKind.Concern)]);
        var key = fields.Text("idempotencyKey", 255) ?? string.Create(CultureInfo.InvariantCulture, $"import/{import.Owner}/{number}");
        fields.FaultIfMissing("body");
        if (!fields.Faults.IsEmpty)
        {
            return fields.Faults;
        }

        var result = await desk.AcceptAsync(
            new SubmissionRequest
            {
                Kind = Names.Parse<CaseKind>(kind) ?? CaseKind.Notification,
                Body = fields.Raw("body")!.Value,
                Caller = caller,
                Channel = Channel,
                IdempotencyKey = key,
            },
            cancellationToken);
        return result switch
        {
            SubmissionResult.Invalid invalid => invalid.Faults,
            SubmissionResult.KeyReused => Fault("idempotencyKey", "came before with another body"),
            _ => new InputFaults(),
        };
    }
}
