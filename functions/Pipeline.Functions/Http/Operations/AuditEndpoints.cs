using Microsoft.AspNetCore.Http;
using Pipeline.Casework.Audit;
using Pipeline.Casework.People;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Http.Operations;

/// <summary>For auditors: every read and disclosure, and the proof that nothing was changed afterwards.</summary>
public sealed class AuditEndpoints(IAuditLog audit, RecordVerifier verifier, CheckpointVerifier checkpoints, VerificationLog log, TimeProvider time)
{
    private const int MaxTake = 1000;
    private const int DefaultTake = 200;

    public async Task<IResult> QueryAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        request.InRole(Role.Auditor);
        var fields = new QueryFields(request);
        var query = new AuditQuery
        {
            CaseId = fields.CaseId("case"),
            Actor = fields.Text("actor"),
            LocationId = fields.Text("location"),
            From = fields.From("from"),
            To = fields.To("to"),
            After = fields.Long(Cursors.Parameter, 0, long.MaxValue, 0),
            Take = fields.Int("take", 1, MaxTake, DefaultTake),
        };
        fields.RefuseFaults();
        return Answers.Ok(await audit.ReadAsync(query, cancellationToken));
    }

    /// <summary>Answers when all is recomputed. Azure cuts a request off after 230 seconds: records that take longer have <see cref="VerificationEndpoints"/>.</summary>
    public async Task<IResult> VerifyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        request.InRole(Role.Auditor);
        var report = await verifier.VerifyAsync(cancellationToken);
        var held = await checkpoints.VerifyAsync(cancellationToken);
        var now = time.GetUtcNow();
        await log.AddAsync(Verification.Of(report, held, now), cancellationToken);
        return Answers.Ok(new RecordVerification
        {
            AsOf = now,
            Intact = report.Intact && held.Intact,
            Cases = report.Cases,
            Commits = report.Commits,
            Parts = report.Parts,
            Disposed = report.Disposed,
            Broken = report.Broken,
            Checkpoints = held,
        });
    }
}
