using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Embedded.Hosting.Invocation;

namespace Pipeline.Embedded.Hosting.Http;

/// <summary>Binds the parameters of HTTP functions: the request, and the values of the route by name.</summary>
internal static class RouteParameters
{
    public static ParameterBinder? For(FunctionDeclaration function, RoutePattern pattern, ParameterInfo parameter)
    {
        if (parameter == function.TriggerParameter)
        {
            return parameter.ParameterType == typeof(HttpRequest)
                ? context => ((HttpContext)context.Trigger.Value!).Request
                : throw function.Fault(parameter, $"must be a {nameof(HttpRequest)}.");
        }

        return pattern.GetParameter(parameter.Name!) is null ? null : Value(function, parameter);
    }

    private static ParameterBinder Value(FunctionDeclaration function, ParameterInfo parameter)
    {
        var name = parameter.Name!;
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        if (type == typeof(string))
        {
            return context => Text(context, name);
        }

        var converter = TypeDescriptor.GetConverter(type);
        if (!converter.CanConvertFrom(typeof(string)))
        {
            throw function.Fault(parameter, "cannot be read from the text of a route.");
        }

        var absent = parameter.ParameterType.IsValueType && type == parameter.ParameterType ? Activator.CreateInstance(type) : null;
        return context => Text(context, name) is { } text ? Convert(converter, text, name) : absent;
    }

    private static string? Text(EmbeddedFunctionContext context, string name) =>
        ((HttpContext)context.Trigger.Value!).Request.RouteValues.TryGetValue(name, out var value)
            ? System.Convert.ToString(value, CultureInfo.InvariantCulture)
            : null;

    private static object? Convert(TypeConverter converter, string text, string name)
    {
        try
        {
            return converter.ConvertFromInvariantString(text);
        }
        catch (Exception e) when (e is FormatException or ArgumentException or NotSupportedException)
        {
            throw new FunctionInputConverterException($"The route value '{name}' cannot be read.", e);
        }
    }
}
