using System.CommandLine;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Policies;
using Pipeline.Local.Bench;
using Pipeline.Local.Demo;
using Pipeline.Local.Importing;
using Pipeline.Local.Mornings;
using Pipeline.Local.Policies;
using Pipeline.Local.Records;
using Pipeline.Local.Registers;
using Pipeline.Local.Serving;

namespace Pipeline.Local.CommandLine;

/// <summary>The command line. What a command may be refused for becomes one line on standard error and exit code 2.</summary>
internal static class PipelineCommand
{
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, Terminal terminal, CancellationToken cancellationToken)
    {
        try
        {
            var parsed = Build(terminal).Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (parsed.Errors.Count > 0)
            {
                return await RefuseAsync(terminal, ArgumentFaults.Line(parsed));
            }

            return await parsed.InvokeAsync(
                new InvocationConfiguration { Output = terminal.Out, Error = terminal.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null },
                cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCodes.Interrupted;
        }
        catch (Exception e) when (e is DemoFailedException or BenchFailedException)
        {
            await terminal.Error.WriteLineAsync(e.Message);
            return ExitCodes.NeedsAHand;
        }
        catch (RecordBrokenException e)
        {
            await terminal.Error.WriteLineAsync(e.Message);
            return ExitCodes.Broken;
        }
        catch (Exception e) when (e is RefusedException or OptionsValidationException or PolicyFaultsException or UnknownPolicyVersionException or StoreUnavailableException
            or IOException or UnauthorizedAccessException or SocketException)
        {
            return await RefuseAsync(terminal, e.Message);
        }
    }

    private static RootCommand Build(Terminal terminal)
    {
        var root = new RootCommand("Takes notifications and concerns about care services from receipt to publication, on one machine.")
        {
            ServeCommand.Build(terminal),
            DemoCommand.Build(terminal),
            ImportCommand.Build(terminal),
            ShowCommand.Build(terminal),
            ExportCommand.Build(terminal),
            VerifyCommand.Build(terminal),
            TodayCommand.Build(terminal),
            RebuildCommand.Build(terminal),
            RegisterCommand.Build(terminal),
            PolicyCommand.Build(terminal),
            BenchCommand.Build(terminal),
        };
        root.Directives.Clear();
        return root;
    }

    private static async Task<int> RefuseAsync(Terminal terminal, string line)
    {
        await terminal.Error.WriteLineAsync(line);
        return ExitCodes.Refused;
    }
}
