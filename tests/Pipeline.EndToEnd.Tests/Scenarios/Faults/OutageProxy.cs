using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Pipeline.EndToEnd.Tests.Scenarios.Faults;

/// <summary>Passes every call on, after a check that may throw.</summary>
[SuppressMessage("Performance", "CA1852", Justification = "The runtime makes the port by inheriting from it.")]
internal class OutageProxy<TPort> : DispatchProxy
    where TPort : class
{
    private TPort? _behind;
    private Action<string>? _check;

    public static TPort Before(TPort behind, Action<string> check)
    {
        var port = Create<TPort, OutageProxy<TPort>>();
        var proxy = (OutageProxy<TPort>)(object)port;
        (proxy._behind, proxy._check) = (behind, check);
        return port;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        _check!(targetMethod!.Name);
        return targetMethod.Invoke(_behind, args);
    }
}
