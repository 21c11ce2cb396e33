namespace Pipeline.Casework.Policies;

/// <summary>A policy cannot be used; it carries every fault found, not only the first.</summary>
public sealed class PolicyFaultsException(IReadOnlyList<PolicyFault> faults)
    : Exception($"The policy has {faults.Count} fault(s). {string.Join(" ", faults)}")
{
    public IReadOnlyList<PolicyFault> Faults { get; } = faults;
}
