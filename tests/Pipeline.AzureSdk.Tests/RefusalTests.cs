using System.Reflection;
using Azure.Core;
using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

namespace Pipeline.AzureSdk.Tests;

/// <summary>What only the cloud can do says which switch brings it.</summary>
public sealed class RefusalTests
{
    private static readonly ServiceBusClient Client = new("pipeline.servicebus.windows.net", new NoCredential());

    private static readonly object[] Instances =
    [
        Client.CreateSender("notices"),
        Client.CreateReceiver("notices"),
        new Actions(),
        new SessionActions(),
    ];

    // They only record that they were called.
    private static readonly string[] Working =
        [nameof(ServiceBusSender.CloseAsync), nameof(ServiceBusSender.DisposeAsync)];

    public static TheoryData<string> CloudMethods => [.. Instances.SelectMany(CloudCalls).Select(call => call.Name).Distinct()];

    [Theory]
    [MemberData(nameof(CloudMethods))]
    public void CloudCall_OnTheSurface_NamesTheSwitch(string name)
    {
        foreach (var (_, call) in Instances.SelectMany(CloudCalls).Where(candidate => candidate.Name == name))
        {
            var exception = Should.Throw<TargetInvocationException>(() => call()).InnerException.ShouldBeOfType<NotSupportedException>();
            exception.Message.ShouldContain("AzureSdk=packages");
            exception.Message.ShouldContain(name.Split('.')[1]);
        }
    }

    [Fact]
    public void Worker_BuiltOnTheSurface_NamesTheSwitch()
    {
        var builder = FunctionsApplication.CreateBuilder([]).ConfigureFunctionsWebApplication();

        Should.Throw<NotSupportedException>(() => builder.Build()).Message.ShouldContain("AzureSdk=packages");
        Should.Throw<NotSupportedException>(() => FunctionsWorkerHost.RunDefault()).Message.ShouldContain("AzureSdk=packages");
        Should.Throw<NotSupportedException>(() => Host.CreateDefaultBuilder().ConfigureFunctionsWorkerDefaults())
            .Message.ShouldContain("AzureSdk=packages");
    }

    [Fact]
    public async Task Client_Made_KnowsItsNamespaceAndEntities()
    {
        var client = new ServiceBusClient("pipeline.servicebus.windows.net", new NoCredential());

        client.CreateSender("notices").EntityPath.ShouldBe("notices");
        client.CreateReceiver("notices", new ServiceBusReceiverOptions { SubQueue = SubQueue.DeadLetter }).EntityPath
            .ShouldBe("notices/$DeadLetterQueue");
        client.CreateSender("notices").FullyQualifiedNamespace.ShouldBe("pipeline.servicebus.windows.net");

        await client.DisposeAsync();
        client.IsClosed.ShouldBeTrue();
    }

    private static IEnumerable<(string Name, Action Call)> CloudCalls(object instance) =>
        from method in instance.GetType().GetMethods(BindingFlags.Public | BindingFlags.Instance)
        where method.DeclaringType!.Assembly == typeof(ServiceBusMessageActions).Assembly
            && !method.IsSpecialName
            && !Working.Contains(method.Name)
        select ($"{method.DeclaringType!.Name}.{method.Name}", new Action(() => method.Invoke(instance, Defaults(method))));

    private static object?[] Defaults(MethodInfo method) =>
    [
        .. method.GetParameters().Select(parameter =>
            parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null),
    ];

    private sealed class Actions : ServiceBusMessageActions;

    private sealed class SessionActions : ServiceBusSessionMessageActions;

    private sealed class NoCredential : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("No token is asked for.");

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("No token is asked for.");
    }
}
