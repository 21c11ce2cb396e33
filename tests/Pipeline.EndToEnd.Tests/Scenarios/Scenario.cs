using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Casework.Policies;

namespace Pipeline.EndToEnd.Tests.Scenarios;

/// <summary>
/// Scenarios of one subject. Each is played once in a house of its own, whoever asks for it first: the test it is, or the one that looks at
/// what all of them have shown.
/// </summary>
public abstract class Scenario
{
    private static readonly ConcurrentDictionary<string, Lazy<Task>> Played = new(StringComparer.Ordinal);

    internal static Coverage Shown { get; } = new();

    private protected Task PlayAsync(
        Func<House, Task> scenario, Action<IServiceCollection>? ports = null, PolicyCatalog? policies = null, [CallerMemberName] string name = "") =>
        Played.GetOrAdd($"{GetType().Name}.{name}", _ => new Lazy<Task>(() => PlayOnceAsync(scenario, ports, policies))).Value;

    private static async Task PlayOnceAsync(Func<House, Task> scenario, Action<IServiceCollection>? ports, PolicyCatalog? policies)
    {
        await using var house = await House.OpenAsync(Shown, ports, policies);
        await scenario(house);
        await house.LeaveAsync();
    }
}
