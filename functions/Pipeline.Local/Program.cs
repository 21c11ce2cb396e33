using System.Runtime.InteropServices;
using Pipeline.Local.CommandLine;

namespace Pipeline.Local;

internal static class Program
{
    /// <summary>The first SIGTERM or Ctrl-C lets the command finish what is under way; a second one is the operating system's.</summary>
    private static async Task<int> Main(string[] arguments)
    {
        using var ending = new CancellationTokenSource();
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        return await PipelineCommand.RunAsync(arguments, Terminal.OfProcess(), ending.Token);

        void End(PosixSignalContext signal)
        {
            if (!ending.IsCancellationRequested)
            {
                signal.Cancel = true;
                ending.Cancel();
            }
        }
    }
}
