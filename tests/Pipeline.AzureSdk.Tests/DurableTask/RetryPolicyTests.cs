using DurableTask.Core;
using Microsoft.DurableTask;
using CoreTaskFailedException = DurableTask.Core.Exceptions.TaskFailedException;

namespace Pipeline.AzureSdk.Tests.DurableTask;

public sealed class RetryPolicyTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void Constructor_OnlyAttemptsAndInterval_DefaultsToOneHourAndNoTimeout()
    {
        RetryPolicy policy = new(3, Second);
        policy.BackoffCoefficient.ShouldBe(1.0);
        policy.MaxRetryInterval.ShouldBe(TimeSpan.FromHours(1));
        policy.RetryTimeout.ShouldBe(Timeout.InfiniteTimeSpan);
    }

    [Theory]
    [InlineData(0, 1, 1.0, null, null)]
    [InlineData(1, 0, 1.0, null, null)]
    [InlineData(1, 1, 0.9, null, null)]
    [InlineData(1, 5, 1.0, 4, null)]
    [InlineData(1, 5, 1.0, null, 4)]
    public void Constructor_ValueOutOfRange_Throws(int attempts, int first, double coefficient, int? max, int? timeout)
        => Should.Throw<ArgumentOutOfRangeException>(() => new RetryPolicy(
            attempts, Second * first, coefficient, max is { } m ? Second * m : null, timeout is { } t ? Second * t : null));

    [Fact]
    public void HandleFailure_CoreFailure_SeesItsDetails()
    {
        TaskFailureDetails? seen = null;
        RetryPolicy policy = new(2, Second) { HandleFailure = details => { seen = details; return false; } };
        CoreTaskFailedException failure = new("x") { FailureDetails = new FailureDetails("System.TimeoutException", "late", null, null, false) };
        policy.Handle(failure).ShouldBeFalse();
        seen!.ErrorMessage.ShouldBe("late");
        Should.Throw<InvalidOperationException>(() => policy.Handle(new TimeoutException()));
    }

    [Fact]
    public void TaskOptions_FromPolicy_ConvertsImplicitly()
    {
        RetryPolicy policy = new(2, Second);
        new TaskOptions(policy).Retry!.Policy.ShouldBeSameAs(policy);
        new SubOrchestrationOptions(new TaskOptions(policy).WithInstanceId("a")).InstanceId.ShouldBe("a");
    }
}
