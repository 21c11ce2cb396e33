using Pipeline.Casework.Cases;

namespace Pipeline.Contracts.InMemory;

/// <summary>The same seed gives the same ids in the same order.</summary>
public sealed class SeededIds(int seed) : IdSource
{
    private readonly Random random = new(seed);

    protected override byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        lock (random)
        {
            random.NextBytes(bytes);
        }

        return bytes;
    }
}
