using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Publication;
using Pipeline.Embedded.Clock;
using Pipeline.Embedded.Durable;
using Pipeline.Embedded.Hosting;
using Pipeline.Embedded.Storage;
using Pipeline.Functions;
using Pipeline.Functions.Http.PublicRegister;
using Pipeline.Functions.Identity;
using Pipeline.Functions.Orchestration;

namespace Pipeline.Embedded;

/// <summary>
/// The whole pipeline on one machine: the same function classes that Azure hosts, over one data folder. Whatever was acknowledged before the
/// process ended, however it ended, goes on at the next start.
/// </summary>
public sealed class EmbeddedPipeline : IAsyncDisposable
{
    private readonly Database _database;
    private readonly FunctionHost _host;

    // The host's own, made before it, because the database outlives it and logs too.
    private readonly ILoggerFactory _loggers;

    private EmbeddedPipeline(Database database, WorkGauge gauge, ILoggerFactory loggers, FunctionHost host)
    {
        _loggers = loggers;
        _database = database;
        _host = host;
        Gauge = gauge;
    }

    /// <summary>Where it listens.</summary>
    public Uri Url => new(_host.Addresses.First());

    public IServiceProvider Services => _host.Services;

    /// <summary>Zero when nothing is under way: every request, write, message, turn and activity counts.</summary>
    public WorkGauge Gauge { get; }

    /// <summary>Opens the folder, recovers what was under way, and takes requests when it returns.</summary>
    /// <exception cref="DataFolderLockedException">Another process holds the folder.</exception>
    /// <exception cref="StoreUnavailableException">The folder cannot be used.</exception>
    /// <exception cref="IOException">The address is taken.</exception>
    /// <exception cref="ArgumentException">Development identity was asked for on an address that is not loopback.</exception>
    public static async Task<EmbeddedPipeline> StartAsync(EmbeddedPipelineOptions options, CancellationToken cancellationToken)
    {
        if (options.DevelopmentIdentity && !new Uri(options.Url).IsLoopback)
        {
            throw new ArgumentException($"Development identity is for loopback only, not for {options.Url}.", nameof(options));
        }

        var gauge = new WorkGauge();
        var loggers = LoggerFactory.Create(options.Logging);
        EmbeddedPipeline? pipeline = null;
        Database? database = null;
        try
        {
            database = Database.Open(new DataFolder(options.DataPath), options.Durability, gauge, loggers.CreateLogger<Database>());
            pipeline = new EmbeddedPipeline(database, gauge, loggers, Build(options, database, gauge, loggers));
            await pipeline.OpenAsync(options, cancellationToken);
            return pipeline;
        }
        catch
        {
            await (pipeline?.DisposeAsync() ?? database?.DisposeAsync() ?? ValueTask.CompletedTask);
            loggers.Dispose();
            throw;
        }
    }

    /// <summary>Takes nothing new, finishes what is under way, and leaves the rest to the next start.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => _host.StopAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _database.DisposeAsync();
        _loggers.Dispose();
    }

    private static FunctionHost Build(EmbeddedPipelineOptions options, Database database, WorkGauge gauge, ILoggerFactory loggers)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(PipelineSettings.Defaults).AddInMemoryCollection(options.Settings).Build();
        var builder = new EmbeddedFunctionsBuilder(configuration);
        builder.Services.AddSingleton(loggers);
        builder.Services.AddSingleton(options.Time);
        builder.Services.AddSingleton(gauge);
        builder.Services.AddSingleton(options.Policies);
        builder.Services.AddSingleton(InstallationKeyFile.ReadOrCreate(database.Folder));
        builder.Services.AddEmbeddedStores(database);
        options.Ports(builder.Services);
        builder.AddDurableRuntime(new DurableRuntimeOptions { DefaultVersion = CaseInstance.Version });
        builder.Services.Configure<MeasureOptions>(measures => (measures.Age, measures.StuckAge) = (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5)));
        builder.Services.Configure<DevelopmentIdentityOptions>(identity => identity.Allowed = options.DevelopmentIdentity);
        if (options.DevelopmentIdentity)
        {
            // Unlocked, because only this machine reaches it; wherever others do, it would need the host's system key.
            builder.MapHostEndpoints(endpoints =>
                endpoints.MapDurableManagement(endpoints.ServiceProvider.GetRequiredService<DurableRuntime>(), systemKey: null));
        }

        builder.AddPipeline();
        if (!options.DevelopmentIdentity)
        {
            builder.Services.AddSignIn(configuration, usualHops: 0);
        }

        return builder.Build(FunctionHostOptions.For(typeof(PipelineServices).Assembly) with { AutoCompleteMessages = false });
    }

    private async Task OpenAsync(EmbeddedPipelineOptions options, CancellationToken cancellationToken)
    {
        EmbeddedStores.Open(Services);
        var register = Services.GetRequiredService<IRegister>();
        if (options.Locations.Count > 0 && await register.CountLocationsAsync(cancellationToken) == 0)
        {
            await register.LoadAsync(new RegisterContent(options.Locations, []), options.Time.GetUtcNow(), cancellationToken);
        }

        await _host.StartAsync([options.Url], cancellationToken);
    }
}
