using Microsoft.DurableTask.Client;
using Pipeline.Casework.Oversight;

namespace Pipeline.Functions.Http;

/// <summary>The processes behind a durable client, which the worker hands to each invocation.</summary>
public delegate IProcesses ProcessesOf(DurableTaskClient client);
