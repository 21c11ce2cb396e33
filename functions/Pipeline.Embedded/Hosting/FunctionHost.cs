using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pipeline.Embedded.Clock;
using Pipeline.Embedded.Hosting.Http;

namespace Pipeline.Embedded.Hosting;

/// <summary>Runs the functions of an app on this machine: HTTP by Kestrel, every other trigger by its listener.</summary>
public sealed partial class FunctionHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly RequestGate _gate;
    private readonly FunctionBinding _binding;
    private readonly ILogger _logger;

    internal FunctionHost(EmbeddedFunctionsBuilder builder, WebApplication app, FunctionHostOptions options)
    {
        _app = app;
        _logger = app.Services.GetRequiredService<ILogger<FunctionHost>>();
        _gate = new RequestGate(app.Services.GetRequiredService<WorkGauge>(), options.DrainRetryAfterSeconds);
        app.Use((http, next) => _gate.PassAsync(http, next));
        app.UseRouting();
        _binding = new FunctionBinding(builder, app, options);
        _binding.Bind(options.Classes);
        foreach (var map in builder.Endpoints)
        {
            map(app);
        }
    }

    public IServiceProvider Services => _app.Services;

    /// <summary>What is hosted, by name.</summary>
    public IReadOnlyList<FunctionDefinition> Functions => _binding.Functions;

    /// <summary>Where the host listens, with the ports that were chosen; empty before the start.</summary>
    public IReadOnlyCollection<string> Addresses => [.. _app.Urls];

    /// <summary>
    /// Starts what the app hosts, then HTTP, then the listeners; requests are answered and messages taken when the task completes.
    /// </summary>
    /// <param name="urls">`http://address:port`; port 0 takes a free one.</param>
    /// <param name="cancellationToken">Gives up the start.</param>
    /// <exception cref="IOException">An address is taken.</exception>
    public async Task StartAsync(IReadOnlyList<string> urls, CancellationToken cancellationToken)
    {
        foreach (var url in urls)
        {
            _app.Urls.Add(url);
        }

        foreach (var listener in _binding.Listeners)
        {
            await listener.PrepareAsync(cancellationToken);
        }

        await _app.StartAsync(cancellationToken);
        foreach (var listener in _binding.Listeners)
        {
            listener.Start();
        }
    }

    /// <summary>
    /// Drains: new requests are answered 503, those under way finish, listeners take nothing more. When the token is cancelled, what still runs is cancelled too.
    /// </summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _gate.DrainAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            RequestsCut(_logger);
        }

        await Task.WhenAll(_binding.Listeners.Select(listener => listener.StopAsync(cancellationToken)));
        await _app.StopAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var listener in _binding.Listeners)
        {
            await listener.DisposeAsync();
        }

        await _app.DisposeAsync();
    }

    [LoggerMessage(7141, LogLevel.Warning, "The time to drain is over; requests under way are cut off")]
    private static partial void RequestsCut(ILogger logger);
}
