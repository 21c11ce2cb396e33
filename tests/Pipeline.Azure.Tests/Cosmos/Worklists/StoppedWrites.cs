using System.Net;
using Castle.DynamicProxy;
using Microsoft.Azure.Cosmos;
using Pipeline.Azure.Cosmos;
using Pipeline.Casework.Cases;

namespace Pipeline.Azure.Tests.Cosmos.Worklists;

/// <summary>Counts what one writer writes, a batch as one, and lets something happen before one of these writes.</summary>
internal sealed class StoppedWrites : IInterceptor
{
    private static readonly ProxyGenerator Generator = new();

    private static readonly string[] Writes =
    [
        nameof(Container.CreateItemStreamAsync), nameof(Container.UpsertItemStreamAsync), nameof(Container.ReplaceItemStreamAsync),
        nameof(Container.DeleteItemStreamAsync), nameof(Container.CreateTransactionalBatch),
    ];

    private int _written;
    private int _number;
    private Action _before = () => { };

    public StoppedWrites(CosmosContainers containers) =>
        Containers = new CosmosContainers(name => Generator.CreateClassProxyWithTarget(containers.Open(name), this), TimeProvider.System);

    /// <summary>What the writer is given; everybody else writes as ever.</summary>
    public CosmosContainers Containers { get; }

    /// <summary>The process ends before the write of this number. False when there are fewer.</summary>
    public async Task<bool> EndBeforeAsync(int number, Func<Task> work)
    {
        try
        {
            return await BeforeAsync(number, () => throw new ProcessEndedException(), work);
        }
        catch (ProcessEndedException)
        {
            return true;
        }
    }

    /// <summary>The database has no room for the write of this number, and somebody waits. False when there are fewer.</summary>
    public async Task<bool> RefuseAsync(int number, Func<Task> work)
    {
        try
        {
            return await BeforeAsync(
                number,
                () => throw new CosmosException("No room.", HttpStatusCode.TooManyRequests, 0, string.Empty, 0),
                () => Interactive.RunAsync(work));
        }
        catch (StoreUnavailableException)
        {
            return true;
        }
    }

    /// <summary>Something else happens before the write of this number. False when there are fewer.</summary>
    public async Task<bool> BeforeAsync(int number, Func<Task> other, Func<Task> work)
    {
        (_written, _number, _before) = (0, number, () => Task.Run(other).GetAwaiter().GetResult());
        await work();
        return _written >= number;
    }

    public void Intercept(IInvocation invocation)
    {
        if (Writes.Contains(invocation.Method.Name) && Interlocked.Increment(ref _written) == _number)
        {
            _before();
        }

        invocation.Proceed();
    }

    private sealed class ProcessEndedException() : Exception("The process ended.");
}
