using Pipeline.Casework.Publication;
using Pipeline.Contracts;
using Pipeline.Contracts.InMemory;

namespace Pipeline.Casework.Tests.Publication;

/// <summary>The register that tests run on tells what every register does.</summary>
public sealed class InMemoryRegisterListTests : RegisterListContract
{
    protected override IRegister Register { get; } = new InMemoryRegister();
}
