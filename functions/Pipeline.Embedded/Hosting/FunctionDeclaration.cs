using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Pipeline.Embedded.Hosting;

/// <summary>A `[Function]` method as found: its name, and the one parameter that triggers it.</summary>
internal sealed record FunctionDeclaration(string Name, MethodInfo Method, ParameterInfo TriggerParameter, TriggerBindingAttribute Trigger)
{
    public RetryAttribute? Retry => Method.GetCustomAttribute<RetryAttribute>();

    public FunctionBindingException Fault(string reason) => new(Name, Method, reason);

    public FunctionBindingException Fault(ParameterInfo parameter, string reason) => new(Name, parameter, reason);

    /// <summary>Whether the attribute says so itself; attributes cannot tell "not set" from "false".</summary>
    public bool? TriggerSetting(string property) => TriggerParameter.GetCustomAttributesData()
        .Where(data => data.AttributeType == Trigger.GetType())
        .SelectMany(data => data.NamedArguments)
        .Where(argument => argument.MemberName == property)
        .Select(argument => (bool?)argument.TypedValue.Value)
        .FirstOrDefault();
}
