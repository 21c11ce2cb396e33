using Azure.Core;
using Azure.Messaging.ServiceBus;
using Azure.Storage.Blobs;
using Azure.Storage;
using Microsoft.Azure.Cosmos;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NSubstitute.ExceptionExtensions;
using NSubstitute;
using Pipeline.Azure.Blobs;
using Pipeline.Azure.Cosmos;
using Pipeline.Azure.SelfCheck;
using Pipeline.Azure.Tests.Blobs;
using Pipeline.Azure.Tests.Settings;
using Pipeline.Casework.Messages;
using Pipeline.Casework.Oversight.Dependencies;
using Pipeline.Casework.Oversight;
using Pipeline.Casework;
using Pipeline.Contracts.InMemory;
using Pipeline.Functions;
using Pipeline.Functions.Identity;

namespace Pipeline.Azure.Tests.SelfCheck;

/// <summary>The app as it is put together on Azure.</summary>
public sealed class AzureContainerTests
{
    [Fact]
    public void App_WithWholeSettings_MissesNoPort() => Compose().MissingPorts().ShouldBeEmpty();

    [Fact]
    public async Task App_WithWholeSettings_IsWhole()
    {
        await using var provider = Build(Compose());

        foreach (var port in CaseworkServices.Ports)
        {
            provider.GetService(port).ShouldNotBeNull(port.Name);
        }

        provider.GetServices<IHostedService>().ShouldContain(service => service is StartCheck);
    }

    [Fact]
    public async Task Checks_OfTheApp_CoverRecordRegisterAllQueuesAndAllContainers()
    {
        await using var provider = Build(Compose());
        var names = provider.GetServices<IDependencyCheck>().Select(check => check.Name).ToList();

        names.ShouldBeUnique();
        names.ShouldAllBe(name => name.All(character => char.IsAsciiLetterLower(character) || character == '-'));
        ((string[])[DependencyNames.Record, DependencyNames.Register, .. Queues.All.Select(queue => $"queue-{queue}"), "notices", "sign-in", "malware-verdicts"]).ShouldBeSubsetOf(names);
        Containers.PartitionKeys.Keys.Except([Containers.Cases, Containers.Register]).ShouldBeSubsetOf(names);
        BlobContainers.All.Select(container => $"blobs-{container}").ShouldBeSubsetOf(names);
    }

    [Fact]
    public async Task Start_WithEverythingWrong_NamesItAllAndGoesOn()
    {
        var log = new RecordingLog();
        var services = Compose();
        services.AddSingleton<ILoggerFactory>(log);
        var bus = Substitute.For<ServiceBusClient>();
        bus.CreateReceiver(default).ThrowsForAnyArgs(new UnauthorizedAccessException());
        services.AddSingleton(bus);
        var container = Substitute.For<Container>();
        container.ReadContainerAsync(null, default).ThrowsAsyncForAnyArgs(new CosmosException("no", System.Net.HttpStatusCode.NotFound, 0, string.Empty, 0));
        services.AddSingleton(new CosmosContainers(_ => container, TimeProvider.System));
        services.AddSingleton<TokenCredential>(new KnownCredential("api://post/.default", null));
        var transport = new FaultyTransport { Instead = _ => new CannedResponse(403) };
        services.AddSingleton(new BlobServiceClient(
            new Uri("https://stdocs123.blob.core.windows.net"), new StorageSharedKeyCredential("stdocs123", string.Empty), new BlobClientOptions { Transport = transport }));
        await using var provider = Build(services);
        var start = provider.GetServices<IHostedService>().OfType<StartCheck>().Single();

        await start.StartAsync(default);
        await start.ExecuteTask!;

        var errors = log.Lines.Where(line => line.Level == LogLevel.Error).Select(line => line.Text).ToList();
        foreach (var name in (string[])["record", "register", "worklist", "audit", "house", "leases", "notices", "blobs-documents", "blobs-register", "blobs-checkpoints", "malware-verdicts", .. Queues.All.Select(queue => $"queue-{queue}")])
        {
            errors.ShouldContain(text => text.StartsWith($"The app needs {name} and misses "), name);
        }
    }

    private static IServiceCollection Compose()
    {
        var builder = FunctionsApplication.CreateBuilder([]);
        builder.AddPipeline();
        builder.Services.AddAzureAdapters(WholeSettings.With());
        builder.Services.AddSignIn(WholeSettings.With(), ForwardingOptions.PlatformHops);
        return builder.Services;
    }

    private static ServiceProvider Build(IServiceCollection services) =>
        services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
}
