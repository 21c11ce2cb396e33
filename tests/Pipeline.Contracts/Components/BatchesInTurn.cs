using Castle.DynamicProxy;
using Microsoft.Azure.Cosmos;

namespace Pipeline.Contracts.Components;

/// <summary>Gives a container of the emulator the batches that it has not: <see cref="BatchInTurn"/>.</summary>
internal sealed class BatchesInTurn : IInterceptor
{
    private static readonly ProxyGenerator Generator = new();

    private readonly Container _container;
    private readonly SemaphoreSlim _turn = new(1);

    private BatchesInTurn(Container container) => _container = container;

    public static Container Over(Container container) => Generator.CreateClassProxyWithTarget(container, new BatchesInTurn(container));

    public void Intercept(IInvocation invocation)
    {
        if (invocation.Method.Name == nameof(Container.CreateTransactionalBatch))
        {
            invocation.ReturnValue = new BatchInTurn(_container, (PartitionKey)invocation.Arguments[0], _turn);
        }
        else
        {
            invocation.Proceed();
        }
    }
}
