using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pipeline.Casework;
using Pipeline.Casework.Assessment;
using Pipeline.Casework.Audit;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;
using Pipeline.Casework.Messages;
using Pipeline.Casework.Notices;
using Pipeline.Casework.Notifications;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.People;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Publication;
using Pipeline.Casework.Time;

namespace Pipeline.Contracts.InMemory;

/// <summary>
/// The whole casework over ports in memory, on a clock that stands still. Nothing happens by itself: <see cref="ProcessSimulation"/> does
/// what messages, processes and timers would.
/// </summary>
public sealed class CaseHouse : IDisposable
{
    public const string CareHome = "1-466088203";
    public const string OtherHome = "1-466088204";
    public const string ForeignHome = "1-999000001";
    public const string ForeignProvider = "1-200000";

    /// <summary>A Monday morning: no bank holiday is nearer than a month.</summary>
    public static readonly DateTimeOffset Start = new(2026, 2, 2, 10, 0, 0, TimeSpan.Zero);

    private static readonly PolicyCatalog Shipped = PolicyCatalog.LoadShipped();

    private readonly SeededIds ids;
    private ServiceProvider services;

    public CaseHouse(int seed = 1, DateTimeOffset? start = null, Func<PolicyCatalog, PolicyCatalog>? policy = null)
    {
        Time = new SettableTime(start ?? Start);
        Processes = new KnownProcesses(Time);
        NoticeSender = new RecordingNoticeSender(Time);
        ids = new SeededIds(seed);
        Policies = (policy ?? (shipped => shipped))(Shipped);
        services = Build();
        Register.LoadAsync(new RegisterContent(Locations, []), Time.Now, CancellationToken.None).GetAwaiter().GetResult();
        Simulation = new ProcessSimulation(this);
    }

    public SettableTime Time { get; }

    public RecordingLog Log { get; } = new();

    public PolicyCatalog Policies { get; private set; }

    public InMemoryCaseStore Store { get; } = new();

    public InMemoryDocumentStore Documents { get; } = new();

    public InMemoryCheckpointStore Checkpoints { get; } = new();

    public InMemoryHouseLog HouseLog { get; } = new();

    public RecordingQueue Queue { get; } = new();

    public InMemoryWorklist Worklist { get; } = new();

    public InMemoryRegister Register { get; } = new();

    public InMemoryAuditLog Audit { get; } = new();

    public SettableScanner Scanner { get; } = new();

    public RecordingNoticeSender NoticeSender { get; }

    public KnownProcesses Processes { get; }

    public ProcessSimulation Simulation { get; }

    private static IReadOnlyList<Location> Locations { get; } =
    [
        new() { LocationId = CareHome, Name = "Rose Court", ProviderId = People.ProviderId, ProviderName = "Rose Care Limited", LocalAuthority = "Leeds" },
        new() { LocationId = OtherHome, Name = "Birch House", ProviderId = People.ProviderId, ProviderName = "Rose Care Limited", LocalAuthority = "Leeds" },
        new() { LocationId = ForeignHome, Name = "Glen View", ProviderId = ForeignProvider, ProviderName = "Glen Homes Limited", LocalAuthority = "Fife", Nation = Nation.Scotland },
    ];

    /// <summary>Any of the casework's own classes.</summary>
    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Opens a case by a submission and leaves it as it is before anything was done about it.</summary>
    public async Task<CasePlay> SubmitAsync(object body, CaseKind kind = CaseKind.Notification, Caller? by = null)
    {
        var result = await AcceptAsync(body, kind, by);
        return result is SubmissionResult.Accepted accepted
            ? new CasePlay(this, accepted.Receipt)
            : throw new InvalidOperationException($"Not accepted: {result}");
    }

    public Task<SubmissionResult> AcceptAsync(object body, CaseKind kind = CaseKind.Notification, Caller? by = null, string? key = null) =>
        Get<SubmissionDesk>().AcceptAsync(
            new SubmissionRequest { Kind = kind, Body = JsonOf(body), Caller = by ?? Caller.Public, Channel = "http", IdempotencyKey = key },
            CancellationToken.None);

    /// <summary>Opens an assessment without a notification.</summary>
    public async Task<CasePlay> OpenAssessmentAsync(object body, Caller? by = null)
    {
        var result = await Get<AssessmentDesk>().OpenAsync(by ?? People.Inspector, JsonOf(body), null, CancellationToken.None);
        return result is SubmissionResult.Accepted accepted
            ? new CasePlay(this, accepted.Receipt)
            : throw new InvalidOperationException($"Not accepted: {result}");
    }

    /// <summary>Does all that is owed now.</summary>
    public Task SettleAsync() => Simulation.SettleAsync();

    /// <summary>Lets the time pass and records every tick on its way when it is due.</summary>
    public Task AdvanceAsync(TimeSpan time) => Simulation.AdvanceToAsync(Time.Now + time);

    public Task AdvanceToAsync(DateTimeOffset time) => Simulation.AdvanceToAsync(time);

    public async Task<CaseFile> FileAsync(CaseId caseId) =>
        await Get<CaseRecord>().FindAsync(caseId, CancellationToken.None) ?? throw new InvalidOperationException($"There is no case {caseId}.");

    /// <summary>Goes on over the same stores with another policy, as after a restart.</summary>
    public void Restart(PolicyCatalog policies)
    {
        services.Dispose();
        Policies = policies;
        services = Build();
    }

    public void Dispose() => services.Dispose();

    public static JsonElement JsonOf(object body) => body as JsonElement? ?? JsonSerializer.SerializeToElement(body, CaseJson.Options);

    private ServiceProvider Build()
    {
        var collection = new ServiceCollection();
        collection.AddSingleton<TimeProvider>(Time);
        collection.AddSingleton(Policies);
        collection.AddSingleton<IdSource>(ids);
        collection.AddSingleton(new InstallationKey(new byte[InstallationKey.Length]));
        collection.AddSingleton<ICaseStore>(Store);
        collection.AddSingleton<IDocumentStore>(Documents);
        collection.AddSingleton<ICheckpointStore>(Checkpoints);
        collection.AddSingleton<IHouseLog>(HouseLog);
        collection.AddSingleton<IMessageQueue>(Queue);
        collection.AddSingleton<IWorklist>(Worklist);
        collection.AddSingleton<IRegister>(Register);
        collection.AddSingleton<IAuditLog>(Audit);
        collection.AddSingleton<IMalwareScanner>(Scanner);
        collection.AddSingleton<INoticeSender>(NoticeSender);
        collection.AddSingleton<ILoggerFactory>(Log);
        collection.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        collection.AddCasework();
        return collection.BuildServiceProvider();
    }
}
