using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Pipeline.Casework.People;
using Pipeline.Functions.Http.ApiDocs;
using Pipeline.Functions.Http.CaseDocuments;
using Pipeline.Functions.Http.CaseReading;
using Pipeline.Functions.Http.Deciding;
using Pipeline.Functions.Http.Drafts;
using Pipeline.Functions.Http.Edge;
using Pipeline.Functions.Http.Health;
using Pipeline.Functions.Http.Operations;
using Pipeline.Functions.Http.PublicRegister;
using Pipeline.Functions.Http.Submissions;
using Pipeline.Functions.Http.Syndication;
using Pipeline.Functions.Http.Worklists;
using Pipeline.Functions.Http.Workspaces;
using Pipeline.Functions.Identity;
using Pipeline.Functions.Imports;
using Pipeline.Functions.Orchestration;

namespace Pipeline.Functions.Http;

/// <summary>Puts the HTTP side into the app: its middleware in order, and its endpoints.</summary>
public static class HttpPipeline
{
    /// <summary>For HTTP invocations only; before any other middleware that may throw.</summary>
    public static IFunctionsWorkerApplicationBuilder UseHttpPipeline(this IFunctionsWorkerApplicationBuilder builder) => builder
        .UseWhen<InteractiveCalls>(IsHttp)
        .UseWhen<HttpEdge>(IsHttp)
        .UseWhen<HttpAdmission>(IsHttp)
        .UseWhen<EvenNotFound>(IsHttp);

    /// <summary>Asks for the casework's desks, its ports, an <c>InstallationKey</c> and a <c>TimeProvider</c>.</summary>
    public static IServiceCollection AddHttp(this IServiceCollection services)
    {
        services.AddOptions<DevelopmentIdentityOptions>().ValidateOnStart();
        services.AddSingleton<IValidateOptions<DevelopmentIdentityOptions>>(_ => new NoDevelopmentIdentityOnAzure(Environment.GetEnvironmentVariable));
        services.AddOptions<ForwardingOptions>();
        services.AddSingleton<DevelopmentIdentity>();
        services.AddSingleton<WrongCodes>();
        services.AddSingleton<AccessCodeIdentity>();
        services.AddSingleton(provider => new IdentityScheme(DevelopmentIdentity.Scheme, provider.GetRequiredService<DevelopmentIdentity>()));
        services.AddSingleton(provider => new IdentityScheme(AccessCodeIdentity.Scheme, provider.GetRequiredService<AccessCodeIdentity>()));
        services.AddSingleton<IIdentityProvider, IdentityByScheme>();
        services.AddSingleton<RequestIdentity>();
        services.AddSingleton<AnonymousPosts>();
        services.AddSingleton<Challenges>();

        services.AddSingleton<ProcessesOf>(provider => client => new DurableProcesses(client, provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(_ => new EvenTime(TimeProvider.System));
        services.AddSingleton<JsonBodies>();
        services.AddSingleton<CaseGate>();
        services.AddSingleton<SubmissionEndpoints>();
        services.AddSingleton<ImportFiles>();
        services.AddSingleton<Importer>();
        services.AddSingleton<ImportIntake>();
        services.AddSingleton<ImportReports>();
        services.AddSingleton<ImportSweep>();
        services.AddSingleton<ImportEndpoints>();
        services.AddSingleton<StatusEndpoints>();
        services.AddSingleton<CaseEndpoints>();
        services.AddSingleton<DecisionTaker>();
        services.AddSingleton<DecisionEndpoints>();
        services.AddSingleton<BulkDecisionEndpoints>();
        services.AddSingleton<DocumentEndpoints>();
        services.AddSingleton<WorkspaceEndpoints>();
        services.AddSingleton<DraftEndpoints>();
        services.AddSingleton<WorklistEndpoints>();
        services.AddSingleton<LocationEndpoints>();
        services.AddSingleton<OperationsEndpoints>();
        services.AddSingleton<DeadLetterEndpoints>();
        services.AddSingleton<OrchestrationEndpoints>();
        services.AddSingleton<RegisterLoadEndpoints>();
        services.AddSingleton<AuditEndpoints>();
        services.AddSingleton<VerificationEndpoints>();
        services.AddOptions<MeasureOptions>();
        services.AddSingleton<MeasureCache>();
        services.AddSingleton<RegisterEndpoints>();
        services.AddSingleton<ReportEndpoints>();
        services.AddSingleton<HomeEndpoints>();
        services.AddSingleton<LocationSyndication>();
        services.AddSingleton<SyndicationEndpoints>();
        services.AddSingleton<DependencyCache>();
        services.AddSingleton<HealthEndpoints>();
        services.AddSingleton<ApiDocsEndpoints>();
        return services;
    }

    private static bool IsHttp(FunctionContext context) => context.GetHttpContext() is not null;
}
