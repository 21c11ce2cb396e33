using System.Net;
using Pipeline.Casework.Cases;
using Pipeline.Contracts.Components;

namespace Pipeline.Azure.Tests.Cosmos.Registers;

/// <summary>Stops, crosses and counts what a call writes.</summary>
internal static class WriteFaults
{
    /// <summary>Goes through the writes of a call, from the first, until there is no n-th.</summary>
    public static async Task EachAsync(Func<int, Task<bool>> nth)
    {
        var writes = 0;
        while (await nth(writes))
        {
            writes++;
        }

        writes.ShouldBeGreaterThan(1);
    }

    /// <summary>Runs a call in a process that dies at its n-th write, from 0, before that one or before its answer; false when it has no such write.</summary>
    public static async Task<bool> DiesAtAsync(this CosmosWire wire, int n, bool written, Func<CancellationToken, Task> call)
    {
        using var process = new CancellationTokenSource();
        var died = false;
        wire.OnWrite(async (number, send) =>
        {
            if (number < n)
            {
                return await send();
            }

            if (number == n && written)
            {
                (await send()).Dispose();
            }

            died = true;
            await process.CancelAsync();
            throw new OperationCanceledException(process.Token);
        });
        try
        {
            await call(process.Token);
        }
        catch (OperationCanceledException) when (died)
        {
            return true;
        }
        finally
        {
            wire.Between = null;
        }

        return died;
    }

    /// <summary>Runs a call and, whole, another before its n-th write; false when it has no such write.</summary>
    public static async Task<bool> CrossesAtAsync(this CosmosWire wire, int n, Func<Task> call, Func<Task> other)
    {
        var crossed = false;
        wire.OnWrite(async (number, send) =>
        {
            if (number == n)
            {
                crossed = true;
                wire.Between = null;
                await other();
            }

            return await send();
        });
        try
        {
            await call();
        }
        finally
        {
            wire.Between = null;
        }

        return crossed;
    }

    /// <summary>A call that may find that another does its work.</summary>
    public static async Task EndsOvertakenAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (StoreUnavailableException overtaken)
        {
            overtaken.Message.ShouldContain("by another");
        }
    }

    /// <summary>The number of requests of a call, and of the writes among them.</summary>
    public static async Task<(int All, int Writes)> CountAsync(this CosmosWire wire, Func<Task> call)
    {
        var (all, writes) = (0, 0);
        wire.Between = (request, send) =>
        {
            Interlocked.Increment(ref all);
            Interlocked.Add(ref writes, IsWrite(request) ? 1 : 0);
            return send();
        };
        try
        {
            await call();
        }
        finally
        {
            wire.Between = null;
        }

        return (all, writes);
    }

    /// <summary>The database has no room for any write but the first ones.</summary>
    public static void HasRoomFor(this CosmosWire wire, int writes) => wire.OnWrite((number, send) => number < writes
        ? send()
        : Task.FromResult(new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Content = new StringContent("{}") }));

    private static void OnWrite(this CosmosWire wire, Func<int, Func<Task<HttpResponseMessage>>, Task<HttpResponseMessage>> write)
    {
        var writes = -1;
        wire.Between = (request, send) => IsWrite(request) ? write(Interlocked.Increment(ref writes), send) : send();
    }

    private static bool IsWrite(HttpRequestMessage request) => request.Method != HttpMethod.Get && !Wires.IsQuery(request)
        && !request.Headers.Contains("x-ms-cosmos-is-query-plan-request");
}
