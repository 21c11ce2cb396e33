using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Pipeline.Embedded.Durable.Replay;

/// <summary>What every run of this process shares.</summary>
internal sealed record RunSettings(DataConverter Converter, ILoggerFactory Loggers, TimeSpan MaximumTimerInterval, string DefaultVersion);
