using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using DurableTask.Core;
using DurableTask.Core.Exceptions;

namespace Microsoft.DurableTask;

/// <summary>A failure as data, so that it can cross process and language borders.</summary>
public record TaskFailureDetails(
    string ErrorType, string ErrorMessage, string? StackTrace, TaskFailureDetails? InnerFailure, IDictionary<string, object?>? Properties)
{
    private Type? exceptionType;

    public override string ToString() => $"{ErrorType}: {ErrorMessage}";

    public bool IsCausedBy<T>() where T : Exception => IsCausedBy(typeof(T));

    /// <summary>
    /// True if the type named by <see cref="ErrorType"/> can be loaded and derives from the given one. Looks at this level only,
    /// never at <see cref="InnerFailure"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The type is no exception type.</exception>
    /// <exception cref="AmbiguousMatchException">Several loaded assemblies hold a type of that name.</exception>
    public bool IsCausedBy(Type targetBaseExceptionType)
    {
        ArgumentNullException.ThrowIfNull(targetBaseExceptionType);
        if (!typeof(Exception).IsAssignableFrom(targetBaseExceptionType))
        {
            throw new ArgumentException($"The type {targetBaseExceptionType} is not an exception type.", nameof(targetBaseExceptionType));
        }

        if (string.IsNullOrEmpty(ErrorType))
        {
            return false;
        }

        exceptionType ??= Type.GetType(ErrorType, throwOnError: false)
            ?? targetBaseExceptionType.Assembly.GetType(ErrorType, throwOnError: false)
            ?? Assembly.GetCallingAssembly().GetType(ErrorType)
            ?? FindInLoadedAssemblies(ErrorType);
        return exceptionType is not null && targetBaseExceptionType.IsAssignableFrom(exceptionType);
    }

    public static TaskFailureDetails FromException(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return FromExceptionOrNull(exception);
    }

    [return: NotNullIfNotNull(nameof(details))]
    internal static TaskFailureDetails? FromCore(FailureDetails? details) => details is null
        ? null
        : new(details.ErrorType, details.ErrorMessage, details.StackTrace, FromCore(details.InnerFailure), details.Properties);

    [return: NotNullIfNotNull(nameof(exception))]
    private static TaskFailureDetails? FromExceptionOrNull(Exception? exception) => exception switch
    {
        null => null,
        OrchestrationException core => new(
            core.FailureDetails?.ErrorType ?? "(unknown)",
            core.FailureDetails?.ErrorMessage ?? "(unknown)",
            core.FailureDetails?.StackTrace,
            FromCore(core.FailureDetails?.InnerFailure) ?? FromExceptionOrNull(core.InnerException),
            core.FailureDetails?.Properties),
        _ => new(exception.GetType().ToString(), exception.Message, exception.StackTrace, FromExceptionOrNull(exception.InnerException), null),
    };

    private static Type? FindInLoadedAssemblies(string name)
    {
        List<Type> matches = [.. AppDomain.CurrentDomain.GetAssemblies().Select(a => a.GetType(name, throwOnError: false)).OfType<Type>()];
        return matches.Count > 1
            ? throw new AmbiguousMatchException($"Multiple exception types with the name '{name}' were found.")
            : matches.SingleOrDefault();
    }
}
