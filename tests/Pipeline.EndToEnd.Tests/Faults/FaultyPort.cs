using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Casework.Cases;

namespace Pipeline.EndToEnd.Tests.Faults;

/// <summary>Stands before a port and decides of each call whether it is passed on, lost, or done without anybody being told.</summary>
[SuppressMessage("Performance", "CA1852", Justification = "The runtime makes the port by inheriting from it.")]
internal class FaultyPort : DispatchProxy
{
    private static readonly MethodInfo OfResult =
        typeof(FaultyPort).GetMethod(nameof(LoseResultAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    private object? _behind;
    private Func<string, CallFate>? _fateOf;

    /// <summary>Puts itself before what is registered for the port.</summary>
    /// <param name="services">Has the port.</param>
    /// <param name="port">Its interface.</param>
    /// <param name="fateOf">Given the name of the operation that is called.</param>
    public static void Before(IServiceCollection services, Type port, Func<string, CallFate> fateOf)
    {
        var behind = services.Last(service => service.ServiceType == port);
        services.AddSingleton(port, provider =>
        {
            var proxy = (FaultyPort)Create(port, typeof(FaultyPort));
            proxy._behind = behind.ImplementationInstance
                ?? behind.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, behind.ImplementationType!);
            proxy._fateOf = fateOf;
            return proxy;
        });
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var fate = _fateOf!(targetMethod!.Name);
        if (fate == CallFate.Lost || (fate == CallFate.AnswerLost && !typeof(Task).IsAssignableFrom(targetMethod.ReturnType)))
        {
            throw Failure();
        }

        var answer = targetMethod.Invoke(_behind, args);
        return fate == CallFate.Answered ? answer : Lose(targetMethod.ReturnType, (Task)answer!);
    }

    private static object Lose(Type type, Task answer) => type == typeof(Task)
        ? LoseAsync(answer)
        : OfResult.MakeGenericMethod(type.GetGenericArguments()[0]).Invoke(null, [answer])!;

    private static async Task LoseAsync(Task answer)
    {
        await answer;
        throw Failure();
    }

    private static async Task<T> LoseResultAsync<T>(Task<T> answer)
    {
        (await answer as IDisposable)?.Dispose();
        throw Failure();
    }

    private static StoreUnavailableException Failure() => new("The line is bad.") { RetryAfter = TimeSpan.FromSeconds(1) };
}
