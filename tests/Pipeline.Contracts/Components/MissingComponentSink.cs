using Xunit.Abstractions;
using Xunit.Sdk;

namespace Pipeline.Contracts.Components;

/// <summary>Passes every message on; a failure for want of a component becomes a skipped test that names it.</summary>
public sealed class MissingComponentSink(IMessageSink inner) : LongLivedMarshalByRefObject, IMessageSink
{
    public bool OnMessage(IMessageSinkMessage message) => inner.OnMessage(
        message is ITestFailed failed && Array.IndexOf(failed.ExceptionTypes, typeof(ComponentMissingException).FullName) is >= 0 and var cause
            ? new TestSkipped(failed.Test, failed.Messages[cause])
            : message);
}
