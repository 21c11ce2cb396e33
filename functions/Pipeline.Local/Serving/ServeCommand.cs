using System.CommandLine;
using Pipeline.Embedded;
using Pipeline.Local.CommandLine;

namespace Pipeline.Local.Serving;

/// <summary>Runs everything on this machine until it is asked to end, then finishes what is under way.</summary>
internal static class ServeCommand
{
    private const string Development = "development";
    private const string Oidc = "oidc";

    public static Command Build(Terminal terminal)
    {
        var url = Arguments.Url("The address to listen on.");
        var data = Arguments.Data();
        var policy = Arguments.Policy();
        var identity = new Option<string>("--identity")
        {
            Description = "How callers say who they are.",
            HelpName = $"{Development}|{Oidc}",
            DefaultValueFactory = _ => Development,
            CustomParser = result =>
            {
                var text = result.Tokens[^1].Value;
                if (text is not Development and not Oidc)
                {
                    result.AddError($"--identity '{text}' must be {Development} or {Oidc}.");
                }

                return text;
            },
        };
        var empty = new Option<bool>("--empty") { Description = "Start an empty folder with an empty register." };
        var command = new Command("serve", "Run everything on this machine: HTTP, queues, processes, timers.") { url, data, policy, identity, empty };
        command.Validators.Add(result =>
        {
            if (result.GetResult(identity) is not { Tokens: [.., { Value: Oidc }] })
            {
                Arguments.MustBeLoopback(result, url);
            }
        });
        command.SetAction((parsed, cancellationToken) =>
        {
            var options = PipelineHost.Options(parsed.GetRequiredValue(data), parsed.GetRequiredValue(url).OriginalString, parsed.GetRequiredValue(policy));
            options = parsed.GetValue(empty) ? options with { Locations = [] } : options;
            return RunAsync(terminal, parsed.GetValue(identity) == Oidc ? TokenSettings.Required(options, Environment.GetEnvironmentVariable) : options, cancellationToken);
        });
        return command;
    }

    /// <summary>Listens until <paramref name="cancellationToken"/> is cancelled, then drains.</summary>
    public static async Task<int> RunAsync(Terminal terminal, EmbeddedPipelineOptions options, CancellationToken cancellationToken)
    {
        // Asked to end while it starts, it starts and drains: recovery is never broken off.
        await using var pipeline = await EmbeddedPipeline.StartAsync(options, CancellationToken.None);
        await terminal.Out.WriteLineAsync($"listening on {pipeline.Url.ToString().TrimEnd('/')}");
        await terminal.Out.FlushAsync(CancellationToken.None);
        await PipelineHost.UntilAskedToEndAsync(cancellationToken);

        // What was asked of us before is finished: the drain has its own end.
        await pipeline.StopAsync(CancellationToken.None);
        return ExitCodes.Done;
    }
}
