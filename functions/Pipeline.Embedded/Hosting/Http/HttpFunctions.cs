using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Embedded.Hosting.Invocation;

namespace Pipeline.Embedded.Hosting.Http;

/// <summary>Puts HTTP functions behind their routes: whole templates, no prefix (`routePrefix` is empty).</summary>
internal sealed class HttpFunctions(HostParts parts, IEndpointRouteBuilder endpoints)
{
    public HostedFunction Map(FunctionDeclaration declaration, HttpTriggerAttribute trigger)
    {
        var pattern = Parse(declaration, trigger.Route ?? declaration.Name);
        CheckResult(declaration);
        var function = parts.Compile(declaration, parameter => RouteParameters.For(declaration, pattern, parameter));
        var key = IsAnonymous(declaration, trigger) ? null : new FunctionKeyCheck(parts.Options.FunctionKey);
        var handler = new HttpFunction(function, parts.Pipeline, key, parts.Logger<HttpFunction>());
        var endpoint = endpoints.Map(pattern, handler.HandleAsync).WithDisplayName(declaration.Name);
        if (trigger.Methods is { Length: > 0 } methods)
        {
            endpoint.WithMetadata(new HttpMethodMetadata(methods.Select(method => method.ToUpperInvariant())));
        }

        return function;
    }

    // One constructor leaves the level at zero, which reads as anonymous; the host takes a level that is not given as "function".
    private static bool IsAnonymous(FunctionDeclaration declaration, HttpTriggerAttribute trigger) =>
        trigger.AuthLevel == AuthorizationLevel.Anonymous
        && declaration.TriggerParameter.GetCustomAttributesData()
            .Where(data => data.AttributeType == typeof(HttpTriggerAttribute))
            .SelectMany(data => data.ConstructorArguments)
            .Any(argument => argument.ArgumentType == typeof(AuthorizationLevel));

    private static RoutePattern Parse(FunctionDeclaration declaration, string route)
    {
        try
        {
            return RoutePatternFactory.Parse(route);
        }
        catch (RoutePatternException e)
        {
            throw declaration.Fault($"its route '{route}' is malformed: {e.Message}");
        }
    }

    private static void CheckResult(FunctionDeclaration declaration)
    {
        var result = MethodInvoker.ResultOf(declaration.Method);
        if (result != typeof(void) && !result.IsAssignableTo(typeof(IActionResult)) && !result.IsAssignableTo(typeof(IResult)))
        {
            throw declaration.Fault($"it returns {result.Name}, and only {nameof(IActionResult)} and {nameof(IResult)} reach a caller.");
        }
    }
}
