using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Azure;
using Pipeline.Casework;
using Pipeline.Casework.Audit;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;
using Pipeline.Casework.Messages;
using Pipeline.Casework.Notices;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.People;
using Pipeline.Casework.Publication;
using Pipeline.Contracts.InMemory;

namespace Pipeline.Functions.Tests.Hosting;

public sealed class PipelineServicesTests : IDisposable
{
    private readonly CaseHouse _house = new();
    private readonly AppUnderTest _app = new();

    public static TheoryData<Type> FunctionClasses =>
    [
        .. typeof(PipelineServices).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false } && type.GetMethods().Any(method => method.IsDefined(typeof(FunctionAttribute), inherit: false))),
    ];

    public void Dispose() => _house.Dispose();

    [Fact]
    public void Container_WithAnAdapterForEachPort_IsWhole()
    {
        AddPorts();

        _app.Services.MissingPorts().ShouldBeEmpty();
        Should.NotThrow(() => Build().Dispose());
    }

    [Theory]
    [MemberData(nameof(FunctionClasses))]
    public void FunctionClass_IsMadeFromTheContainer(Type type)
    {
        AddPorts();
        using var services = Build();

        ActivatorUtilities.CreateInstance(services, type).ShouldNotBeNull();
    }

    [Fact]
    public void Host_WithoutAdapters_IsToldEachPortByName()
    {
        _app.AddPipeline();

        // Who callers are is told by the schemes that the app has itself.
        _app.Services.MissingPorts().ShouldBe(CaseworkServices.Ports.Select(port => port.Name).Where(name => name != nameof(IIdentityProvider)));
    }

    [Fact]
    public void Azure_HasTheQueues()
    {
        _app.AddPipeline();
        _app.Services.AddAzureAdapters(new ConfigurationBuilder().Build());

        _app.Services.MissingPorts().ShouldNotContain(nameof(IMessageQueue));
    }

    private ServiceProvider Build() => _app.Services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

    private void AddPorts()
    {
        _app.AddPipeline();
        _app.Services.AddSingleton<ICaseStore>(_house.Store);
        _app.Services.AddSingleton<IDocumentStore>(_house.Documents);
        _app.Services.AddSingleton<ICheckpointStore>(_house.Checkpoints);
        _app.Services.AddSingleton<IHouseLog>(_house.HouseLog);
        _app.Services.AddSingleton<IMessageQueue>(_house.Queue);
        _app.Services.AddSingleton<IWorklist>(_house.Worklist);
        _app.Services.AddSingleton<IRegister>(_house.Register);
        _app.Services.AddSingleton<IAuditLog>(_house.Audit);
        _app.Services.AddSingleton<IMalwareScanner>(_house.Scanner);
        _app.Services.AddSingleton<INoticeSender>(_house.NoticeSender);
        _app.Services.AddSingleton(new InstallationKey(new byte[InstallationKey.Length]));
    }
}
