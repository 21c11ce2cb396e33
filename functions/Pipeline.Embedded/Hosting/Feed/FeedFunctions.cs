using System.Reflection;
using System.Text;
using Azure.Core.Serialization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pipeline.Embedded.Clock;
using Pipeline.Embedded.Hosting.Invocation;

namespace Pipeline.Embedded.Hosting.Feed;

/// <summary>Follows change feeds for the functions triggered by them. The database name is not looked at: a data folder is one database.</summary>
internal sealed class FeedFunctions(
    FunctionPipeline pipeline,
    IServiceProviderIsService services,
    IServiceProvider provider,
    IConfiguration configuration,
    ObjectSerializer serializer,
    WorkGauge gauge,
    TimeProvider time,
    ILogger<FeedListener> logger)
{
    // The trigger's default.
    private const int DefaultBatchSize = 100;
    private readonly Dictionary<string, string> _cursors = new(StringComparer.Ordinal);

    public FeedListener Listen(FunctionDeclaration declaration, CosmosDBTriggerAttribute trigger)
    {
        NoResult.Check(declaration);
        if (trigger.ChangeFeedMode != CosmosDBChangeFeedMode.LatestVersion || trigger.StartFromTime is not null)
        {
            throw declaration.Fault("only the latest-version feed is supported, from its beginning or its end.");
        }

        if (!services.IsService(typeof(IChangeFeedSource)))
        {
            throw declaration.Fault($"no {nameof(IChangeFeedSource)} is registered.");
        }

        var container = SettingReferences.Resolve(trigger.ContainerName, declaration, configuration);
        var prefix = SettingReferences.Resolve(trigger.LeaseContainerPrefix ?? string.Empty, declaration, configuration);
        var cursor = $"{container}/{prefix}";
        if (!_cursors.TryAdd(cursor, declaration.Name))
        {
            throw declaration.Fault($"function '{_cursors[cursor]}' follows the container '{container}' with the same lease prefix '{prefix}'.");
        }

        var function = new HostedFunction(
            declaration, ParameterBinders.For(declaration, parameter => Binder(declaration, parameter), services), services);
        var batchSize = trigger.MaxItemsPerInvocation > 0 ? trigger.MaxItemsPerInvocation : DefaultBatchSize;
        return new FeedListener(
            function,
            pipeline,
            Open(declaration, container),
            provider.GetRequiredService<IFeedCursorStore>(),
            new FeedStart(cursor, batchSize, trigger.StartFromBeginning),
            RetryPolicy.Of(declaration),
            gauge,
            time,
            logger);
    }

    private static string Array(IReadOnlyList<ChangedDocument> batch) =>
        new StringBuilder("[").AppendJoin(',', batch.Select(document => document.Json)).Append(']').ToString();

    private ParameterBinder? Binder(FunctionDeclaration declaration, ParameterInfo parameter)
    {
        if (parameter != declaration.TriggerParameter)
        {
            return null;
        }

        var type = parameter.ParameterType;
        if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(IReadOnlyList<>))
        {
            throw declaration.Fault(parameter, "must be an IReadOnlyList of documents.");
        }

        return context => serializer.Deserialize(
            new BinaryData(Array((IReadOnlyList<ChangedDocument>)context.Trigger.Value!)).ToStream(), type, context.CancellationToken);
    }

    private IChangeFeed Open(FunctionDeclaration declaration, string container)
    {
        try
        {
            return provider.GetRequiredService<IChangeFeedSource>().Open(container);
        }
        catch (ArgumentException e)
        {
            throw declaration.Fault($"its container '{container}' cannot be followed: {e.Message}");
        }
    }
}
