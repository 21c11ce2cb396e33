using Azure;
using Azure.Core;

namespace Pipeline.Azure.Tests.Components;

/// <summary>Tries again at once.</summary>
internal sealed class NoPauses : DelayStrategy
{
    protected override TimeSpan GetNextDelayCore(Response? response, int retryNumber) => TimeSpan.Zero;
}
