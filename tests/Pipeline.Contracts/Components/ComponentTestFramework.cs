using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Pipeline.Contracts.Components;

/// <summary>
/// Runs tests as xunit does, but skips those whose component is missing. A fixture only knows that once it starts, which this version of xunit
/// has no answer for, and the suites that run against a component are the very ones that run without it for its siblings. A test assembly opts
/// in with <c>[assembly: TestFramework]</c>.
/// </summary>
public sealed class ComponentTestFramework(IMessageSink messageSink) : XunitTestFramework(messageSink)
{
    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assemblyName) =>
        new Executor(assemblyName, SourceInformationProvider, DiagnosticMessageSink);

    private sealed class Executor(AssemblyName assemblyName, ISourceInformationProvider sources, IMessageSink diagnostics)
        : XunitTestFrameworkExecutor(assemblyName, sources, diagnostics)
    {
        protected override void RunTestCases(
            IEnumerable<IXunitTestCase> testCases, IMessageSink executionMessageSink, ITestFrameworkExecutionOptions executionOptions) =>
            base.RunTestCases(testCases, new MissingComponentSink(executionMessageSink), executionOptions);
    }
}
