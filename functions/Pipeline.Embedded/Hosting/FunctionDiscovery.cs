using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Pipeline.Embedded.Hosting;

/// <summary>Finds the `[Function]` methods of classes and holds them to what the Functions worker asks of every function.</summary>
internal static class FunctionDiscovery
{
    private const BindingFlags Methods =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <exception cref="FunctionBindingException">A function is not public, has no trigger or several, or shares its name.</exception>
    public static IReadOnlyList<FunctionDeclaration> Find(IEnumerable<Type> classes)
    {
        var found = new List<FunctionDeclaration>();
        var names = new Dictionary<string, MethodInfo>(StringComparer.OrdinalIgnoreCase);
        foreach (var method in classes.SelectMany(type => type.GetMethods(Methods)))
        {
            if (method.GetCustomAttribute<FunctionAttribute>() is not { } function)
            {
                continue;
            }

            if (!names.TryAdd(function.Name, method))
            {
                var other = names[function.Name];
                throw new FunctionBindingException(
                    function.Name, method, $"{other.DeclaringType?.FullName}.{other.Name} has the same name.");
            }

            found.Add(Declare(function.Name, method));
        }

        return found;
    }

    private static FunctionDeclaration Declare(string name, MethodInfo method)
    {
        if (!method.IsPublic || method.DeclaringType is not { IsVisible: true })
        {
            throw new FunctionBindingException(name, method, "the worker binds public methods of public classes only.");
        }

        if (method.ContainsGenericParameters)
        {
            throw new FunctionBindingException(name, method, "it is generic.");
        }

        if (Attributes(method).OfType<OutputBindingAttribute>().FirstOrDefault() is { } output)
        {
            throw new FunctionBindingException(name, method, $"output bindings are not supported ({output.GetType().Name}).");
        }

        var triggers = (
            from parameter in method.GetParameters()
            from trigger in parameter.GetCustomAttributes<TriggerBindingAttribute>()
            select new FunctionDeclaration(name, method, parameter, trigger)).ToList();
        return triggers.Count == 1
            ? triggers[0]
            : throw new FunctionBindingException(name, method, $"it has {triggers.Count} triggers instead of one.");
    }

    private static IEnumerable<Attribute> Attributes(MethodInfo method) =>
        method.GetCustomAttributes().Concat(method.ReturnParameter.GetCustomAttributes());
}
