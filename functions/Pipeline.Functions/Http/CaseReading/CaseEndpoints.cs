using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Pipeline.Casework.Audit;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Cases.Views;
using Pipeline.Casework.Notifications;
using Pipeline.Casework.People;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Http.CaseReading;

/// <summary>The case itself, its timeline, who raised it, and all of it in one file. Every answer was written into the audit before.</summary>
public sealed class CaseEndpoints(CaseReader reader, CaseViews views, TimelineReader timeline, ReporterDesk reporters, CaseBundle bundle, CaseGate gate)
{
    /// <summary>What the audit calls the read of a whole case.</summary>
    public const string WhatCase = "case";

    public async Task<IResult> CaseAsync(HttpRequest request, string caseId, CancellationToken cancellationToken)
    {
        var caller = request.SignedIn();
        var opened = await reader.OpenAsync(caseId, caller, WhatCase, access => access.IsStaff || IsProvider(access, caller), purpose: null, cancellationToken);
        if (opened is null)
        {
            return Answers.NotFound();
        }

        object view = opened.Access.IsStaff
            ? await views.StaffAsync(opened, caller, cancellationToken)
            : await views.ProviderAsync(opened, caller, cancellationToken);
        return new JsonAnswer(view) { Headers = [VersionTag.Of(opened.State.Version), KeyValuePair.Create("Vary", "Authorization")] };
    }

    public async Task<IResult> TimelineAsync(HttpRequest request, string caseId, CancellationToken cancellationToken) =>
        await reader.OpenAsync(caseId, request.SignedIn(), "timeline", access => access.IsStaff || access.IsAuditor, purpose: null, cancellationToken) is { } opened
            ? Answers.Ok(new CaseTimeline(opened.State.CaseId, await timeline.ReadAsync(opened.State.CaseId, cancellationToken)))
            : Answers.NotFound();

    public async Task<IResult> ReporterAsync(HttpRequest request, string caseId, CancellationToken cancellationToken)
    {
        var caller = request.SignedIn();
        await gate.PassAsync(caseId, caller, [Role.Triage], cancellationToken);
        var query = new QueryFields(request);
        var purpose = query.Text("purpose");
        if (purpose is null)
        {
            query.Fault("purpose", "is required: it stays in the audit");
        }

        query.RefuseFaults();
        return await reporters.ReadAsync(caseId, caller, purpose!, cancellationToken) is { } reporter ? Answers.Ok(reporter) : Answers.NotFound();
    }

    public async Task<IResult> BundleAsync(HttpRequest request, string caseId, CancellationToken cancellationToken)
    {
        var opened = await reader.OpenAsync(caseId, request.SignedIn(), "bundle", access => access.IsStaff, purpose: null, cancellationToken);
        if (opened is null)
        {
            return Answers.NotFound();
        }

        // Written whole before the first byte leaves: a bundle that breaks off would look like a smaller one.
        var spool = new FileBufferingWriteStream();
        request.HttpContext.Response.RegisterForDisposeAsync(spool);
        await bundle.WriteAsync(opened.State, spool, cancellationToken);
        return new SpooledAnswer(spool, "application/zip", $"{opened.State.CaseId}.zip");
    }

    private static bool IsProvider(CaseAccess access, Caller caller) => access.IsProvider || (access.IsSubmitter && caller.Is(Role.Provider));
}
