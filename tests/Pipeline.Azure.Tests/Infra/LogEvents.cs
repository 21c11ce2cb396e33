using System.Reflection;
using Microsoft.Extensions.Logging;
using Pipeline.Casework.Cases;
using Pipeline.Functions;

namespace Pipeline.Azure.Tests.Infra;

/// <summary>The events that the app logs, from their declarations.</summary>
internal static class LogEvents
{
    /// <summary>The level of an event whose caller chooses it: its declaration names none.</summary>
    private const string Varies = "varies";

    public static IReadOnlyDictionary<int, (string Level, string Words)> All { get; } = ((Assembly[])
        [typeof(CommitDocument).Assembly, typeof(Connections).Assembly, typeof(PipelineSettings).Assembly])
        .SelectMany(assembly => assembly.GetTypes())
        .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
        .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>())
        .OfType<LoggerMessageAttribute>()
        .ToDictionary(message => message.EventId, message => (message.Level == LogLevel.None ? Varies : message.Level.ToString(), message.Message));
}
