using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using Pipeline.Azure;
using Pipeline.Casework;

namespace Pipeline.Functions;

/// <summary>The Function app on Azure.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        var builder = FunctionsApplication.CreateBuilder(args);
        builder.ConfigureFunctionsWebApplication();
        builder.AddPipeline();
        builder.Services.AddAzureAdapters(builder.Configuration);
        if (builder.Services.MissingPorts() is { Count: > 0 } missing)
        {
            await Console.Error.WriteLineAsync($"This build cannot run on Azure: it has no adapter there for {string.Join(", ", missing)}.");
            return 1;
        }

        await builder.Build().RunAsync();
        return 0;
    }
}
