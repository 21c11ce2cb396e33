using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Pipeline.Functions.Tests.Http;

/// <summary>Every HTTP trigger of the app, as its attributes declare it.</summary>
internal sealed record HttpFunctionMethods(string Name, MethodInfo Method, HttpTriggerAttribute Trigger)
{
    public static IReadOnlyList<HttpFunctionMethods> All { get; } =
    [
        .. from type in typeof(PipelineServices).Assembly.GetTypes()
           from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
           let function = method.GetCustomAttribute<FunctionAttribute>()
           where function is not null
           let trigger = method.GetParameters().Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(found => found is not null)
           where trigger is not null
           select new HttpFunctionMethods(function.Name, method, trigger),
    ];

    public IReadOnlyList<string> Verbs => [.. (Trigger.Methods ?? []).Select(verb => verb.ToUpperInvariant())];

    /// <summary>Calls the function as the worker does; what it returns has been written already.</summary>
    public async Task<IResult> InvokeAsync(HttpContext http)
    {
        var target = http.RequestServices.GetRequiredService(Method.DeclaringType!);
        var arguments = Method.GetParameters().Select(parameter => parameter.ParameterType switch
        {
            var type when type == typeof(HttpRequest) => http.Request,
            var type when type == typeof(CancellationToken) => http.RequestAborted,
            var type when type == typeof(DurableTaskClient) => http.RequestServices.GetRequiredService<DurableTaskClient>(),
            _ => http.Request.RouteValues[parameter.Name!]?.ToString() as object,
        });
        return await (Task<IResult>)Method.Invoke(target, [.. arguments])!;
    }
}
