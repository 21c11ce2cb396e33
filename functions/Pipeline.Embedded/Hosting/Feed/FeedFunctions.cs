using System.Reflection;
using System.Text;
using Azure.Core.Serialization;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Embedded.Hosting.Invocation;

namespace Pipeline.Embedded.Hosting.Feed;

/// <summary>Follows change feeds for the functions triggered by them. The database name is not looked at: a data folder is one database.</summary>
internal sealed class FeedFunctions(HostParts parts, ObjectSerializer serializer)
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

        var container = parts.Resolve(declaration, trigger.ContainerName);
        var prefix = parts.Resolve(declaration, trigger.LeaseContainerPrefix ?? string.Empty);
        var cursor = $"{container}/{prefix}";
        if (!_cursors.TryAdd(cursor, declaration.Name))
        {
            throw declaration.Fault($"function '{_cursors[cursor]}' follows the container '{container}' with the same lease prefix '{prefix}'.");
        }

        var function = parts.Compile(declaration, parameter => Binder(declaration, parameter));
        var batchSize = trigger.MaxItemsPerInvocation > 0 ? trigger.MaxItemsPerInvocation : DefaultBatchSize;
        return new FeedListener(
            function,
            parts,
            Open(declaration, container),
            parts.Required<IFeedCursorStore>(declaration),
            new FeedStart(cursor, batchSize, trigger.StartFromBeginning),
            RetryPolicy.Of(declaration));
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
            return parts.Required<IChangeFeedSource>(declaration).Open(container);
        }
        catch (ArgumentException e)
        {
            throw declaration.Fault($"its container '{container}' cannot be followed: {e.Message}");
        }
    }
}
