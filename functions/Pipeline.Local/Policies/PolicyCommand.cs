using System.CommandLine;
using System.Text.Json;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Policies.Checking;
using Pipeline.Casework.Time;
using Pipeline.Local.CommandLine;

namespace Pipeline.Local.Policies;

/// <summary>Says what is wrong with a policy folder, and what it changes against the shipped policy.</summary>
internal static class PolicyCommand
{
    public static Command Build(Terminal terminal)
    {
        var folder = new Argument<string>("DIR")
        {
            Description = "A folder with policy files in place of the shipped ones of the same name.",
            CustomParser = result => Arguments.NotBlank(result, "a folder"),
        };
        var json = Arguments.Json();
        var check = new Command("check", "Say what is wrong with a policy folder, and what it changes.") { folder, json };
        check.SetAction((parsed, cancellationToken) => CheckAsync(
            terminal, parsed.GetRequiredValue(folder), parsed.GetValue(json), TimeProvider.System, cancellationToken));
        return new Command("policy", "Look after the policy.") { check };
    }

    private static async Task<int> CheckAsync(Terminal terminal, string folder, bool json, TimeProvider time, CancellationToken cancellationToken)
    {
        var check = PolicyCheck.Of(folder, LondonTime.DateOf(time.GetUtcNow()));
        if (json)
        {
            await terminal.Out.WriteLineAsync(JsonSerializer.Serialize(check, CaseJson.Options).AsMemory(), cancellationToken);
        }
        else if (check.Faults.Count > 0)
        {
            throw new RefusedException(string.Join(Environment.NewLine, check.Faults));
        }
        else
        {
            await WriteAsync(terminal, check, cancellationToken);
        }

        return check.Faults.Count == 0 ? ExitCodes.Done : ExitCodes.Refused;
    }

    private static async Task WriteAsync(Terminal terminal, PolicyCheck check, CancellationToken cancellationToken)
    {
        foreach (var scope in check.Changes.GroupBy(change => change.Scope))
        {
            await terminal.Out.WriteLineAsync(scope.Key.AsMemory(), cancellationToken);
            foreach (var change in scope)
            {
                await terminal.Out.WriteLineAsync($"  {change.Text}".AsMemory(), cancellationToken);
            }
        }

        foreach (var warning in check.Warnings)
        {
            await terminal.Out.WriteLineAsync($"warning  {warning}".AsMemory(), cancellationToken);
        }

        await terminal.Out.WriteLineAsync($"faults: 0, warnings: {check.Warnings.Count}, changes: {check.Changes.Count}".AsMemory(), cancellationToken);
    }
}
