using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Pipeline.Casework.Oversight.Dependencies;

/// <summary>Tells in the log what is missing or does not answer: when it is found, when it changes, and again after <see cref="Repeat"/>.</summary>
public sealed partial class DependencyLog(TimeProvider time, ILogger<DependencyLog> logger)
{
    /// <summary>Within the time that an alert looks back, so that it lasts as long as the fault, while somebody asks.</summary>
    public static readonly TimeSpan Repeat = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, (DependencyState State, DateTimeOffset At)> _told = new(StringComparer.Ordinal);

    /// <summary>Answers the report that it was given.</summary>
    public DependencyReport Note(DependencyReport report, Exception? failure)
    {
        var now = time.GetUtcNow();
        var isKnown = _told.TryGetValue(report.Name, out var last);
        if (report.State is DependencyState.Ok)
        {
            if (isKnown && _told.TryRemove(report.Name, out _))
            {
                LogBack(logger, report.Name);
            }

            return report;
        }

        if (isKnown && last.State == report.State && (now - last.At).Duration() < Repeat)
        {
            return report;
        }

        _told[report.Name] = (report.State, now);
        if (report.State is DependencyState.Missing missing)
        {
            LogMissing(logger, report.Name, missing.What, missing.WhatToDo);
        }
        else if (report.State is DependencyState.Unavailable unavailable)
        {
            LogUnavailable(logger, report.Name, unavailable.Why, failure);
        }

        return report;
    }

    [LoggerMessage(EventId = 1151, Level = LogLevel.Error, Message = "The app needs {Dependency} and misses {What}. {WhatToDo}")]
    private static partial void LogMissing(ILogger logger, string dependency, string what, string whatToDo);

    [LoggerMessage(EventId = 1152, Level = LogLevel.Error, Message = "The app needs {Dependency} and gets no answer: {Why}.")]
    private static partial void LogUnavailable(ILogger logger, string dependency, string why, Exception? failure);

    [LoggerMessage(EventId = 1153, Level = LogLevel.Information, Message = "The app has {Dependency} again.")]
    private static partial void LogBack(ILogger logger, string dependency);
}
