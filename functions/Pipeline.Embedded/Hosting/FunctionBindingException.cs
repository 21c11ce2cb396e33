using System.Reflection;

namespace Pipeline.Embedded.Hosting;

/// <summary>A function that this host cannot run as it is declared. Thrown when the host is built, never later.</summary>
public sealed class FunctionBindingException : Exception
{
    public FunctionBindingException(string functionName, MethodInfo method, string reason)
        : base($"Function '{functionName}' ({method.DeclaringType?.FullName}.{method.Name}) cannot be hosted: {reason}")
    {
        FunctionName = functionName;
        ParameterName = null;
    }

    public FunctionBindingException(string functionName, ParameterInfo parameter, string reason)
        : base($"Function '{functionName}' cannot be hosted: its parameter '{parameter.Name}' of type {parameter.ParameterType.Name} {reason}")
    {
        FunctionName = functionName;
        ParameterName = parameter.Name;
    }

    public string FunctionName { get; }

    /// <summary>The parameter that cannot be bound; null where the function as a whole is at fault.</summary>
    public string? ParameterName { get; }
}
