using System.Text.RegularExpressions;
using Pipeline.Contracts.Components;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Pipeline.Azure.Tests.Components;

/// <summary>A component that is not there is said to be missing, and one that nobody waits for any more ends.</summary>
public sealed partial class MissingComponentTests
{
    private const string Unknown = "nobody/has/this.js";

    [Fact]
    public void Component_NotInstalled_HasItsTestSkipped()
    {
        var heard = Send(ComponentProcess.Missing(Unknown, required: null));

        heard.ShouldBeAssignableTo<ITestSkipped>().ShouldNotBeNull().Reason.ShouldContain(Unknown);
    }

    [Fact]
    public void Component_NotInstalledBehindAnotherFailure_HasItsTestSkipped() =>
        Send(new AggregateException(new InvalidOperationException(), ComponentProcess.Missing(Unknown, required: null)))
            .ShouldBeAssignableTo<ITestSkipped>().ShouldNotBeNull().Reason.ShouldContain(Unknown);

    [Fact]
    public void Component_NotInstalledAndRequired_HasItsTestFailed() =>
        Send(ComponentProcess.Missing(Unknown, required: "1")).ShouldBeAssignableTo<ITestFailed>().ShouldNotBeNull().Messages[0].ShouldContain("npm ci");

    [Fact]
    public async Task Start_NotInstalled_SaysSo()
    {
        var refused = await Should.ThrowAsync<Exception>(ComponentProcess.StartAsync(Unknown, Never()));

        refused.Message.ShouldContain(Unknown);
    }

    [Fact]
    public async Task Component_WhoseStarterIsGone_EndsByItself()
    {
        await using var component = await ComponentProcess.StartAsync("@vercel/cosmosdb-server/lib/cli.js", Ready(), "-p", "0", "--host", "127.0.0.1", "--no-ssl");

        component.Abandon();

        await component.Exit.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private static IMessageSinkMessage Send(Exception failure)
    {
        var sink = new Hearing();
        new MissingComponentSink(sink).OnMessage(new TestFailed(ThisTest(sink), executionTime: 0, output: string.Empty, failure));
        return sink.Heard.ShouldNotBeNull();
    }

    private static XunitTest ThisTest(IMessageSink diagnostics)
    {
        var type = typeof(MissingComponentTests);
        var collection = new TestCollection(new TestAssembly(Reflector.Wrap(type.Assembly)), collectionDefinition: null, displayName: "any");
        var method = new TestMethod(new TestClass(collection, Reflector.Wrap(type)), Reflector.Wrap(type.GetMethod(nameof(Component_NotInstalled_HasItsTestSkipped))));
        return new XunitTest(new XunitTestCase(diagnostics, TestMethodDisplay.Method, TestMethodDisplayOptions.None, method), "any");
    }

    [GeneratedRegex("(never)")]
    private static partial Regex Never();

    [GeneratedRegex(@":(\d+)$")]
    private static partial Regex Ready();

    private sealed class Hearing : LongLivedMarshalByRefObject, IMessageSink
    {
        public IMessageSinkMessage? Heard { get; private set; }

        public bool OnMessage(IMessageSinkMessage message)
        {
            Heard = message;
            return true;
        }
    }
}
