using System.Linq.Expressions;
using System.Reflection;

namespace Pipeline.Embedded.Hosting.Invocation;

/// <summary>A method compiled to one delegate: whatever it returns is awaited, and its value, if it has one, is handed back.</summary>
internal static class MethodInvoker
{
    private static readonly MethodInfo AwaitTask = Own(nameof(OfTask));
    private static readonly MethodInfo AwaitValue = Own(nameof(OfTaskWithValue));
    private static readonly MethodInfo Wrap = Own(nameof(OfValue));

    /// <summary>The type that the caller of the function gets in the end; `void` for none.</summary>
    public static Type ResultOf(MethodInfo method)
    {
        var type = method.ReturnType;
        if (type == typeof(Task) || type == typeof(ValueTask))
        {
            return typeof(void);
        }

        return IsTaskWithValue(type) ? type.GetGenericArguments()[0] : type;
    }

    public static Func<object?, object?[], Task<object?>> Compile(MethodInfo method)
    {
        var target = Expression.Parameter(typeof(object), "target");
        var arguments = Expression.Parameter(typeof(object?[]), "arguments");
        var call = Expression.Call(
            method.IsStatic ? null : Expression.Convert(target, method.DeclaringType!),
            method,
            method.GetParameters().Select((parameter, i) =>
                Expression.Convert(Expression.ArrayIndex(arguments, Expression.Constant(i)), parameter.ParameterType)));
        return Expression.Lambda<Func<object?, object?[], Task<object?>>>(Awaited(call), target, arguments).Compile();
    }

    private static Expression Awaited(MethodCallExpression call)
    {
        var type = call.Type;
        if (type == typeof(void))
        {
            return Expression.Block(call, Expression.Call(Wrap, Expression.Constant(null, typeof(object))));
        }

        if (type == typeof(Task))
        {
            return Expression.Call(AwaitTask, call);
        }

        if (type == typeof(ValueTask))
        {
            return Expression.Call(AwaitTask, Expression.Call(call, nameof(ValueTask.AsTask), Type.EmptyTypes));
        }

        if (!IsTaskWithValue(type))
        {
            return Expression.Call(Wrap, Expression.Convert(call, typeof(object)));
        }

        var awaitValue = AwaitValue.MakeGenericMethod(type.GetGenericArguments()[0]);
        return type.GetGenericTypeDefinition() == typeof(Task<>)
            ? Expression.Call(awaitValue, call)
            : Expression.Call(awaitValue, Expression.Call(call, nameof(ValueTask<int>.AsTask), Type.EmptyTypes));
    }

    private static bool IsTaskWithValue(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() is var generic && (generic == typeof(Task<>) || generic == typeof(ValueTask<>));

    private static MethodInfo Own(string name) => typeof(MethodInvoker).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!;

    private static async Task<object?> OfTask(Task task)
    {
        await task;
        return null;
    }

    private static async Task<object?> OfTaskWithValue<T>(Task<T> task) => await task;

    private static Task<object?> OfValue(object? value) => Task.FromResult(value);
}
