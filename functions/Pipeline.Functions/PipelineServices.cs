using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Casework;
using Pipeline.Functions.Http;
using Pipeline.Functions.Messages;
using Pipeline.Functions.Orchestration;
using Pipeline.Functions.Projections;

namespace Pipeline.Functions;

/// <summary>The Function app, the same for every host. The host adds an adapter for each port of the casework.</summary>
public static class PipelineServices
{
    public static IFunctionsWorkerApplicationBuilder AddPipeline(this IFunctionsWorkerApplicationBuilder builder)
    {
        builder.UseHttpPipeline();
        builder.Services.AddCasework();
        builder.Services.AddHttp();
        builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        builder.Services.AddSingleton<MessageSettlement>();
        builder.Services.AddSingleton<SubmissionIntake>();
        builder.Services.AddSingleton<CaseProcessStarter>();
        builder.Services.AddSingleton<ProcessPurge>();
        builder.Services.AddSingleton<Followers>();
        builder.Services.AddSingleton<CommitFeed>();
        builder.Services.AddSingleton<UnhandledDocuments>();
        return builder;
    }
}
