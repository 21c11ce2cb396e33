namespace Pipeline.Casework.Policies.Checking;

/// <summary>What a policy folder does: what is wrong with it, what is odd in it, and what it changes against the shipped policy.</summary>
public sealed record PolicyCheck
{
    /// <summary>With any of these it is not loaded, and nothing else is known of it.</summary>
    public required IReadOnlyList<PolicyFault> Faults { get; init; }

    /// <summary>It is loaded all the same.</summary>
    public IReadOnlyList<PolicyFault> Warnings { get; init; } = [];

    public IReadOnlyList<PolicyChange> Changes { get; init; } = [];

    /// <param name="directory">Laid over the shipped files as <c>--policy</c> does.</param>
    /// <param name="today">Warnings about the end of calendars count from it.</param>
    public static PolicyCheck Of(string directory, DateOnly today)
    {
        try
        {
            var loaded = PolicyCatalog.Load(directory);
            var shipped = PolicyCatalog.LoadShipped();
            return new PolicyCheck
            {
                Faults = [],
                Warnings = PolicyWarnings.Of(loaded, shipped, today),
                Changes = PolicyComparison.Of(shipped, loaded),
            };
        }
        catch (PolicyFaultsException exception)
        {
            return new PolicyCheck { Faults = exception.Faults };
        }
    }
}
