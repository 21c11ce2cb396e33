using System.Net;
using Azure.Identity;
using Microsoft.Azure.Cosmos;
using Pipeline.Azure.Cosmos;
using Pipeline.Casework.Oversight.Dependencies;

namespace Pipeline.Azure.SelfCheck;

/// <summary>
/// A container of the database is there, has the partition key that the adapters count on, and can be read: it is asked for an item that nobody has, which
/// costs one request unit. Its partition key never changes, so it is looked at until it was found right once.
/// </summary>
internal sealed class ContainerCheck(CosmosContainers containers, string container, string name) : IDependencyCheck
{
    private const string Role = "Cosmos DB Built-in Data Contributor";
    private const string Nobodys = "self-check";

    private volatile bool _isRight;

    public string Name => name;

    public async Task<DependencyState> CheckAsync(CancellationToken cancellationToken)
    {
        var opened = containers.Open(container);
        try
        {
            if (!_isRight)
            {
                ContainerProperties found = await opened.ReadContainerAsync(cancellationToken: cancellationToken);
                if (found.PartitionKeyPath != Containers.PartitionKeys[container])
                {
                    return new DependencyState.Missing(
                        $"the partition key {Containers.PartitionKeys[container]} of the container {container}: it has {found.PartitionKeyPath}",
                        "A container keeps its partition key for ever: restore what it should be (infra/docs/runbooks/restore.md).");
                }

                _isRight = true;
            }

            using var response = await opened.ReadItemStreamAsync(Nobodys, new PartitionKey(Nobodys), cancellationToken: cancellationToken);
            return response.StatusCode == HttpStatusCode.NotFound && CosmosFaults.SubStatusOf(response.Headers) == 0
                ? new DependencyState.Ok()
                : Of(response.StatusCode) ?? new DependencyState.Ok();
        }
        catch (CosmosException failure)
        {
            return Of(failure.StatusCode) ?? new DependencyState.Unavailable($"it answers {(int)failure.StatusCode}");
        }
        catch (AuthenticationFailedException failure)
        {
            return AzureFaults.NoToken(failure);
        }
    }

    private DependencyState? Of(HttpStatusCode status) =>
        AzureFaults.Of(status, Role, "the Cosmos DB account", $"the container {container} of the database {Containers.Database}");
}
