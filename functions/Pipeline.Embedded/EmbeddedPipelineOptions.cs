using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Publication;
using Pipeline.Embedded.Storage;

namespace Pipeline.Embedded;

/// <summary>How to run the pipeline on one machine.</summary>
public sealed record EmbeddedPipelineOptions
{
    /// <summary>The one folder that holds everything.</summary>
    public required string DataPath { get; init; }

    /// <summary>An address of this machine; port 0 takes a free one.</summary>
    public string Url { get; init; } = "http://127.0.0.1:0";

    public required PolicyCatalog Policies { get; init; }

    public Durability Durability { get; init; } = Durability.Full;

    /// <summary>Everything waits by this clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Loaded into a register that has no location yet.</summary>
    public IReadOnlyList<Location> Locations { get; init; } = [];

    /// <summary>Settings that functions read, over the defaults of <see cref="Functions.PipelineSettings"/>.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>
    /// Callers say who they are and are believed: for an address on loopback only. False: they sign in as <see cref="Settings"/> has it.
    /// </summary>
    public bool DevelopmentIdentity { get; init; } = true;

    /// <summary>Registers ports that take the place of the folder's own, such as a sender that reaches a mail server.</summary>
    public Action<IServiceCollection> Ports { get; init; } = _ => { };

    public Action<ILoggingBuilder> Logging { get; init; } = _ => { };
}
