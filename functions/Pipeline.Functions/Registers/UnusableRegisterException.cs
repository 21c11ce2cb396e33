namespace Pipeline.Functions.Registers;

/// <summary>No location of a register file can be used; it carries every fault found.</summary>
public sealed class UnusableRegisterException(IReadOnlyList<string> faults)
    : Exception($"The register file cannot be used. {string.Join(" ", faults)}")
{
    public IReadOnlyList<string> Faults { get; } = faults;
}
