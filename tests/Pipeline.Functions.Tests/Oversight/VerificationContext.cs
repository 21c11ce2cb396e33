using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;
using Pipeline.Casework.Audit;
using Pipeline.Functions.Oversight.Verifications;

namespace Pipeline.Functions.Tests.Oversight;

/// <summary>A run of the verification at one time, with activities that answer at once; what is handed over goes through JSON, as it does in a backend.</summary>
internal sealed class VerificationContext(
    VerificationRun? input, DateTimeOffset now, Func<VerifyFrom, Task<VerifiedPart>> verify, Func<VerificationEnd, Task<VerificationCounts>> finish)
    : PartsContext(VerificationOrchestrator.Name, VerificationOrchestrator.InstanceId)
{
    public VerificationRun? ContinuedWith { get; private set; }

    public override DateTime CurrentUtcDateTime => now.UtcDateTime;

    public override T? GetInput<T>()
        where T : default => (T?)(object?)input;

    public override async Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        MustRetry(options);
        if (name.Name == nameof(VerifyCases))
        {
            return (TResult)(object)Sent(await verify(Sent(input.ShouldBeOfType<VerifyFrom>())));
        }

        name.Name.ShouldBe(nameof(FinishVerification));
        return (TResult)(object)Sent(await finish(Sent(input.ShouldBeOfType<VerificationEnd>())));
    }

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) => ContinuedWith = Sent(newInput.ShouldBeOfType<VerificationRun>());

    private static T Sent<T>(T value) => (T)JsonDataConverter.Default.Deserialize(JsonDataConverter.Default.Serialize(value), typeof(T))!;
}
