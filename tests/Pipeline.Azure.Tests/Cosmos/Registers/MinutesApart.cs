using Pipeline.Contracts;

namespace Pipeline.Azure.Tests.Cosmos.Registers;

/// <summary>A clock that nobody asks twice within a minute: nothing that is kept for so long is found kept.</summary>
internal sealed class MinutesApart : TimeProvider
{
    private int _asked;

    public override DateTimeOffset GetUtcNow() => Samples.Now.AddMinutes(Interlocked.Increment(ref _asked));
}
