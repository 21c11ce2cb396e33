using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;

namespace Pipeline.Embedded.Hosting.Invocation;

/// <summary>The W3C trace of whatever activity surrounds the invocation; empty where nothing listens.</summary>
internal sealed class EmbeddedTraceContext : TraceContext
{
    private readonly Activity? _activity = Activity.Current;

    public override string TraceParent => _activity?.Id ?? string.Empty;

    public override string TraceState => _activity?.TraceStateString ?? string.Empty;
}
