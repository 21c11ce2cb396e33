using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Pipeline.Casework.Assessment;
using Pipeline.Casework.Assessment.Workspaces;
using Pipeline.Casework.Audit;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Cases.Views;
using Pipeline.Casework.Documents;
using Pipeline.Casework.Messages;
using Pipeline.Casework.Notices;
using Pipeline.Casework.Notifications;
using Pipeline.Casework.Notifications.Imports;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Oversight.Dependencies;
using Pipeline.Casework.Oversight.Digests;
using Pipeline.Casework.Oversight.Disposal;
using Pipeline.Casework.Oversight.Mornings;
using Pipeline.Casework.People;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Publication;
using Pipeline.Casework.Reports;
using Pipeline.Casework.Triage;

namespace Pipeline.Casework;

/// <summary>Everything the casework offers, as singletons. The host adds an adapter for each of <see cref="Ports"/>, and a check for each thing it depends on.</summary>
public static class CaseworkServices
{
    /// <summary>What a host must register: the ports, and the secret of its installation.</summary>
    public static IReadOnlyList<Type> Ports { get; } =
    [
        typeof(ICaseStore), typeof(IDocumentStore), typeof(ICheckpointStore), typeof(IMessageQueue), typeof(IWorklist), typeof(IRegister),
        typeof(IAuditLog), typeof(IHouseLog), typeof(IMalwareScanner), typeof(INoticeSender), typeof(IIdentityProvider), typeof(InstallationKey),
    ];

    /// <summary>The names of the ports that nothing is registered for.</summary>
    public static IReadOnlyList<string> MissingPorts(this IServiceCollection services) =>
        [.. Ports.Where(port => services.All(service => service.ServiceType != port)).Select(port => port.Name)];

    /// <summary>What is registered before stays: a policy of one's own, a virtual clock, chosen ids.</summary>
    public static IServiceCollection AddCasework(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IdSource>();
        services.TryAddSingleton(_ => PolicyCatalog.LoadShipped());

        services.AddSingleton<CaseRecord>();
        services.AddSingleton<CaseReader>();
        services.AddSingleton<CaseViews>();
        services.AddSingleton<PositionReader>();
        services.AddSingleton<ICaseLookups, CaseLookups>();
        services.AddSingleton<DecisionDesk>();

        services.AddSingleton<CaseOpening>();
        services.AddSingleton<SubmissionDesk>();
        services.AddSingleton<ImportLog>();
        services.AddSingleton<ImportDisposal>();
        services.AddSingleton<ReporterDesk>();
        services.AddSingleton<AssessmentDesk>();
        services.AddSingleton<WorkspaceDesk>();
        services.AddSingleton<DocumentDesk>();

        services.AddSingleton<EffectRunner>();
        services.AddSingleton<EffectParker>();
        services.AddSingleton<TickRecorder>();
        services.AddSingleton<ReporterKeys>();
        services.AddSingleton<Appraiser>();
        services.AddSingleton<LinkedCases>();
        services.AddSingleton<WorkspaceOpener>();
        services.AddSingleton<DraftBuilder>();
        services.AddSingleton<ReportComposer>();
        services.AddSingleton<Publisher>();
        services.AddSingleton<DocumentScan>();

        services.AddSingleton<RelayDispatcher>();
        services.AddSingleton<NoticeWriter>();
        services.AddSingleton<NoticeDispatcher>();
        services.AddSingleton<WorklistProjection>();
        services.AddSingleton<RegisterProjection>();
        services.AddSingleton<EditionReader>();
        services.AddSingleton<ProjectionRebuild>();

        services.AddSingleton<StuckFinder>();
        services.AddSingleton<SweepReport>();
        services.AddSingleton<StuckSweep>();
        services.AddSingleton<Releaser>();
        services.AddSingleton<MeasureReader>();
        services.AddSingleton<MeasureReport>();
        services.AddSingleton<MorningReader>();
        services.AddSingleton<DigestSender>();
        services.AddSingleton<DisposalSweep>();
        services.AddSingleton<Reinspector>();
        services.AddSingleton<TimelineReader>();
        services.AddSingleton<CaseBundle>();
        services.AddSingleton<RecordVerifier>();
        services.AddSingleton<CheckpointWriter>();
        services.AddSingleton<CheckpointVerifier>();
        services.AddSingleton<VerificationLog>();
        services.AddSingleton<NightlyCheck>();
        services.AddSingleton<DependencyLog>();
        services.AddSingleton<DependencyBoard>();
        return services;
    }
}
