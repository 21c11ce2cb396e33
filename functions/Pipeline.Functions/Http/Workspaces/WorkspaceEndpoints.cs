using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Pipeline.Casework.Assessment.Workspaces;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;
using Pipeline.Casework.People;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Word;
using Pipeline.Functions.Http.CaseReading;
using Pipeline.Functions.Http.Deciding;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Http.Workspaces;

/// <summary>Gives the assessment of a case to an inspector as a Word document, and takes it back filled in.</summary>
public sealed class WorkspaceEndpoints(CaseReader reader, CaseGate gate, WorkspaceDesk desk, PolicyCatalog policies)
{
    /// <summary>What the audit calls the read.</summary>
    private const string What = "workspace";
    private const string Field = "document";
    private const int InMemory = 1024 * 1024;
    private const int Buffer = 64 * 1024;

    public async Task<IResult> GetAsync(HttpRequest request, string caseId, CancellationToken cancellationToken)
    {
        var opened = await reader.OpenAsync(
            caseId, request.SignedIn(), What, access => access.Roles.Contains(Role.Inspector), purpose: null, cancellationToken);
        if (opened is null)
        {
            return Answers.NotFound();
        }

        return await desk.WriteAsync(opened, cancellationToken) is { } document
            ? new WordAnswer(document, $"{opened.State.CaseId}-{opened.State.Version}.docx")
            : Answers.Problem(NotNow(["the assessment is not planned: name its statements first"]));
    }

    public async Task<IResult> TakeAsync(HttpRequest request, string caseId, CancellationToken cancellationToken)
    {
        var caller = request.SignedIn();
        var state = await gate.PassAsync(caseId, caller, [Role.Inspector], cancellationToken);
        var faults = new InputFaults();
        var taking = new WorkspaceRequest
        {
            Caller = caller,
            CaseId = state.CaseId,
            ExpectedVersion = request.ReadExpectedVersion(faults),
            IdempotencyKey = request.ReadIdempotencyKey(faults),
        };
        if (!faults.IsEmpty)
        {
            return Answers.Problem(Problems.Invalid(faults));
        }

        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals(WordNames.MediaType, StringComparison.OrdinalIgnoreCase))
        {
            return Answers.Problem(Problems.UnsupportedMediaType($"{WordNames.MediaType} (.docx)"));
        }

        await using var file = new FileBufferingReadStream(request.Body, InMemory);
        return await DrainAsync(request, file, cancellationToken) is { } tooLarge
            ? Answers.Problem(tooLarge)
            : Answer(await desk.TakeAsync(taking, file, cancellationToken));
    }

    private static IResult Answer(WorkspaceResult result) => result switch
    {
        WorkspaceResult.Answered { Answer: var answer } => new JsonAnswer(answer) { Headers = [VersionTag.Of(answer.Version)] },
        WorkspaceResult.Unreadable unreadable => Answers.Problem(Problems.Invalid(Field, unreadable.Reason)),
        WorkspaceResult.NotForThisCase other => Answers.Problem(NotNow(other.Reasons)),
        WorkspaceResult.Declined declined => Answers.Problem(DecisionProblems.Of(declined.Result)),
        _ => throw new InvalidOperationException($"No answer for {result}."),
    };

    private static Problem NotNow(IReadOnlyList<string> reasons) => DecisionProblems.Of(new DecisionResult.GuardFailed(reasons));

    /// <summary>Takes the whole body in, on disk beyond the first megabyte: a zip file is read from its end.</summary>
    private async Task<Problem?> DrainAsync(HttpRequest request, FileBufferingReadStream file, CancellationToken cancellationToken)
    {
        var max = policies.Current.Limits.DocumentBytes;
        var buffer = new byte[Buffer];
        var total = request.ContentLength > max ? request.ContentLength.Value : 0;
        int read;
        while (total <= max && (read = await file.ReadAsync(buffer, cancellationToken)) > 0)
        {
            total += read;
        }

        return total > max ? Problems.TooLarge($"A document has at most {max} bytes.") : null;
    }
}
