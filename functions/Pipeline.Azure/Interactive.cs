namespace Pipeline.Azure;

/// <summary>
/// Whether somebody waits for the answer of the present call. Ports do not carry it: it flows with the call, from the trigger that took it.
/// </summary>
public static class Interactive
{
    private static readonly AsyncLocal<bool> Current = new();

    /// <summary>False unless <see cref="RunAsync"/> is around the call.</summary>
    public static bool IsCurrent => Current.Value;

    /// <summary>Runs what somebody waits for.</summary>
    public static async Task RunAsync(Func<Task> call)
    {
        Current.Value = true;
        await call();
    }

    /// <summary>Runs what is done in bulk even if somebody waits for it.</summary>
    public static async Task<T> RunInBackgroundAsync<T>(Func<Task<T>> call)
    {
        Current.Value = false;
        return await call();
    }
}
