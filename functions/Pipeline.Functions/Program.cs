using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using Pipeline.Azure;
using Pipeline.Azure.Blobs;
using Pipeline.Azure.Settings;
using Pipeline.Casework;
using Pipeline.Functions.Identity;

namespace Pipeline.Functions;

/// <summary>The Function app on Azure.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        var builder = FunctionsApplication.CreateBuilder(args);
        if (AppSettings.FaultsIn(builder.Configuration) is { Count: > 0 } faults)
        {
            return await RefuseAsync([$"The app cannot start: {faults.Count} of its settings are missing or wrong (infra/docs/settings.md).", .. faults.Select(fault => fault.ToString())]);
        }

        builder.ConfigureFunctionsWebApplication();
        builder.AddPipeline();
        try
        {
            builder.Services.AddAzureAdapters(builder.Configuration);
        }
        catch (NoScannerException nobody)
        {
            return await RefuseAsync([nobody.Message]);
        }

        builder.Services.AddSignIn(builder.Configuration, ForwardingOptions.PlatformHops);
        if (builder.Services.MissingPorts() is { Count: > 0 } missing)
        {
            return await RefuseAsync([$"This build cannot run on Azure: it has no adapter there for {string.Join(", ", missing)}."]);
        }

        await builder.Build().RunAsync();
        return 0;
    }

    /// <summary>To standard error, which the host keeps even where no telemetry is set up yet.</summary>
    private static async Task<int> RefuseAsync(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            await Console.Error.WriteLineAsync(line);
        }

        return 1;
    }
}
