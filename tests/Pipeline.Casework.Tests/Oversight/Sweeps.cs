using Pipeline.Casework.Oversight;
using Pipeline.Contracts.InMemory;

namespace Pipeline.Casework.Tests.Oversight;

/// <summary>The sweep and the list of stuck cases, as a house has them.</summary>
internal static class Sweeps
{
    /// <summary>Sweeps, and does all that is owed after it.</summary>
    public static async Task SweepAsync(this CaseHouse house)
    {
        await house.Get<StuckSweep>().RunAsync(house.Processes, CancellationToken.None);
        await house.SettleAsync();
    }

    /// <summary>Sweeps so many times, this far apart.</summary>
    public static async Task SweepAsync(this CaseHouse house, int times, TimeSpan apart)
    {
        for (var sweep = 0; sweep < times; sweep++)
        {
            await house.SettleAsync();
            house.Time.Now += apart;
            await house.SweepAsync();
        }
    }

    public static async Task<List<StuckCase>> StuckAsync(this CaseHouse house)
    {
        var found = new List<StuckCase>();
        await foreach (var stuck in house.Get<StuckFinder>().FindAsync(house.Processes, CancellationToken.None))
        {
            found.Add(stuck);
        }

        return found;
    }
}
