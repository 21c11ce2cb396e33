using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Pipeline.Casework.Audit;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;
using Pipeline.Casework.Messages;
using Pipeline.Casework.Notices;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Oversight.Dependencies;
using Pipeline.Casework.Publication;
using Pipeline.Embedded.Audit;
using Pipeline.Embedded.Cases;
using Pipeline.Embedded.Clock;
using Pipeline.Embedded.Documents;
using Pipeline.Embedded.Hosting.Feed;
using Pipeline.Embedded.Notices;
using Pipeline.Embedded.Queues;
using Pipeline.Embedded.Register;
using Pipeline.Embedded.Storage;
using Pipeline.Embedded.Worklists;

namespace Pipeline.Embedded;

/// <summary>Every port that keeps something, in one data folder.</summary>
public static class EmbeddedStores
{
    private static readonly Type[] Ports =
    [
        typeof(ICaseStore), typeof(IDocumentStore), typeof(ICheckpointStore), typeof(IHouseLog), typeof(IWorklist), typeof(IRegister), typeof(IAuditLog),
        typeof(IMessageQueue), typeof(INoticeSender),
    ];

    /// <summary>
    /// Makes every store, and so its tables, before there are callers. A store that is made for the first caller waits for its tables, and with it every other
    /// caller: as many at once as there are threads, and none is left to bring the answer.
    /// </summary>
    public static void Open(IServiceProvider services)
    {
        foreach (var port in Ports)
        {
            services.GetRequiredService(port);
        }
    }

    /// <summary>
    /// Registers the stores over an open database, which stays the caller's to close, after the container. On a database opened for reading the
    /// readers work and whatever writes is refused. Registered before, a clock, a scanner and a key of one's own stay.
    /// </summary>
    public static IServiceCollection AddEmbeddedStores(this IServiceCollection services, Database database)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<WorkGauge>();
        services.TryAddSingleton<IMalwareScanner, SignatureScanner>();
        services.TryAddSingleton(_ => InstallationKeyFile.ReadOrCreate(database.Folder));
        services.AddSingleton(database);
        services.AddSingleton(database.Folder);

        services.AddSingleton<SqliteCaseStore>();
        services.AddSingleton<ICaseStore>(provider => provider.GetRequiredService<SqliteCaseStore>());
        services.AddSingleton<IChangeFeedSource, CaseFeeds>();
        services.AddSingleton<IDocumentStore, FileDocumentStore>();
        services.AddSingleton<ICheckpointStore, FolderCheckpointStore>();
        services.AddSingleton<IHouseLog, FolderHouseLog>();
        services.AddSingleton<IWorklist, SqliteWorklist>();
        services.AddSingleton<IRegister, SqliteRegister>();
        services.AddSingleton<IAuditLog, SqliteAuditLog>();
        services.AddSingleton<INoticeSender, FolderNoticeSender>();

        services.AddSingleton(provider => new QueueStore(
            database,
            Casework.Messages.Queues.All.Select(name => new QueueSettings { Name = name }),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<WorkGauge>(),
            provider.GetRequiredService<ILogger<QueueStore>>()));
        services.AddSingleton<IMessageQueue, EmbeddedMessageQueue>();

        services.AddSingleton<IDependencyCheck, RecordCheck>();
        services.AddSingleton<IDependencyCheck, RegisterCheck>();
        services.AddSingleton<IDependencyCheck, QueuesCheck>();
        services.AddSingleton<IDependencyCheck, DocumentFolderCheck>();
        return services;
    }
}
