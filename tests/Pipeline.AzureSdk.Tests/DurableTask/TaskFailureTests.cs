using Microsoft.DurableTask;

namespace Pipeline.AzureSdk.Tests.DurableTask;

public sealed class TaskFailureTests
{
    [Fact]
    public void FromException_NestedException_KeepsTypeMessageAndInner()
    {
        TaskFailureDetails details = TaskFailureDetails.FromException(new InvalidOperationException("outer", new TimeoutException("inner")));
        details.ErrorType.ShouldBe("System.InvalidOperationException");
        details.ErrorMessage.ShouldBe("outer");
        details.InnerFailure!.ErrorType.ShouldBe("System.TimeoutException");
    }

    [Fact]
    public void IsCausedBy_BaseTypeAtThisLevel_IsTrueAndInnerLevelIsNotSearched()
    {
        TaskFailureDetails details = TaskFailureDetails.FromException(new ArgumentNullException("p", new TimeoutException()));
        details.IsCausedBy<ArgumentException>().ShouldBeTrue();
        details.IsCausedBy<TimeoutException>().ShouldBeFalse();
        Should.Throw<ArgumentException>(() => details.IsCausedBy(typeof(string)));
    }

    [Fact]
    public void IsCausedBy_UnknownType_IsFalse()
        => new TaskFailureDetails("No.Such.Type", "m", null, null, null).IsCausedBy<Exception>().ShouldBeFalse();

    [Fact]
    public void TaskFailedException_WithDetails_NamesTaskAndId()
        => new TaskFailedException("Boom", 6, new TaskFailureDetails("E", "no luck", null, null, null)).Message
            .ShouldBe("Task 'Boom' (#6) failed with an unhandled exception: no luck");
}
