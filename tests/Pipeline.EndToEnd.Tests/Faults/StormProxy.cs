using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Pipeline.Casework.Cases;

namespace Pipeline.EndToEnd.Tests.Faults;

/// <summary>Passes every call on, as the weather allows.</summary>
[SuppressMessage("Performance", "CA1852", Justification = "The runtime makes the port by inheriting from it.")]
internal class StormProxy : DispatchProxy
{
    private static readonly MethodInfo OfResult =
        typeof(StormProxy).GetMethod(nameof(LoseResultAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    private object? _behind;
    private Weather? _weather;

    public static object Before(Type port, object behind, Weather weather)
    {
        var proxy = (StormProxy)Create(port, typeof(StormProxy));
        (proxy._behind, proxy._weather) = (behind, weather);
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var fate = _weather!.Next();
        if (fate == CallFate.Lost || (fate == CallFate.AnswerLost && !typeof(Task).IsAssignableFrom(targetMethod!.ReturnType)))
        {
            throw Failure();
        }

        var answer = targetMethod!.Invoke(_behind, args);
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
