using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Pipeline.Embedded.Hosting.Invocation;

namespace Pipeline.Embedded.Hosting.Tasks;

/// <summary>Makes orchestrator and activity functions callable for the durable runtime.</summary>
internal sealed class TaskFunctionBinding(HostParts parts, DataConverter converter, TaskFunctions functions)
{
    private const string InstanceIdName = "instanceId";

    private static readonly MethodInfo GetInput =
        typeof(TaskFunctionBinding).GetMethod(nameof(Input), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>
    /// An orchestrator runs on the services of the host, not in a scope of its own: an instance that is put aside in mid-run never comes back to
    /// close one.
    /// </summary>
    public HostedFunction AddOrchestrator(FunctionDeclaration declaration)
    {
        var function = parts.Compile(declaration, OrchestratorParameters(declaration));
        functions.Add(
            declaration.Name,
            context => parts.Pipeline.RunAsync(function, new Trigger(context), parts.Services, default));
        return function;
    }

    public HostedFunction AddActivity(FunctionDeclaration declaration)
    {
        var function = parts.Compile(declaration, parameter => ActivityParameter(declaration, parameter));
        functions.Add(declaration.Name, async (input, instanceId, cancellationToken) =>
        {
            var trigger = new Trigger(input, () => new Dictionary<string, object?> { [InstanceIdName] = instanceId });
            return converter.Serialize(await parts.Pipeline.RunAsync(function, trigger, cancellationToken));
        });
        return function;
    }

    private static Func<ParameterInfo, ParameterBinder?> OrchestratorParameters(FunctionDeclaration declaration)
    {
        // As in the worker, the first parameter that nothing else binds is the input.
        var input = declaration.Method.GetParameters().FirstOrDefault(parameter =>
            parameter != declaration.TriggerParameter
            && parameter.ParameterType != typeof(FunctionContext)
            && parameter.ParameterType != typeof(CancellationToken));
        if (declaration.TriggerParameter.ParameterType != typeof(TaskOrchestrationContext))
        {
            throw declaration.Fault(declaration.TriggerParameter, $"must be a {nameof(TaskOrchestrationContext)}.");
        }

        var get = input is null ? null : GetInput.MakeGenericMethod(input.ParameterType).CreateDelegate<ParameterBinder>();
        return parameter => parameter == declaration.TriggerParameter ? context => context.Trigger.Value
            : parameter == input ? get
            : null;
    }

    private static object? Input<T>(EmbeddedFunctionContext context) => ((TaskOrchestrationContext)context.Trigger.Value!).GetInput<T>();

    private ParameterBinder? ActivityParameter(FunctionDeclaration declaration, ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (parameter == declaration.TriggerParameter)
        {
            // A trigger on the FunctionContext is how an activity without input is written.
            return type == typeof(FunctionContext) ? null : context => Read((string?)context.Trigger.Value, type);
        }

        return type == typeof(string) && parameter.Name == InstanceIdName ? context => context.Trigger.BindingData[InstanceIdName] : null;
    }

    private object? Read(string? input, Type type) =>
        converter.Deserialize(input, type) ?? (type.IsValueType ? Activator.CreateInstance(type) : null);
}
