using System.CommandLine;
using System.CommandLine.Parsing;

namespace Pipeline.Local.CommandLine;

/// <summary>Says in one line what is wrong with the arguments and what is allowed.</summary>
internal static class ArgumentFaults
{
    public static string Line(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (command.Subcommands.Count > 0)
        {
            var names = string.Join(", ", command.Subcommands.Select(sub => sub.Name));
            var given = parsed.UnmatchedTokens.FirstOrDefault(token => !token.StartsWith('-')) ?? parsed.UnmatchedTokens.FirstOrDefault();
            return given is null
                ? $"{PathOf(parsed.CommandResult)}: a command is missing; the commands are: {names}."
                : $"{PathOf(parsed.CommandResult)}: there is no '{given}'; the commands are: {names}.";
        }

        var faults = parsed.UnmatchedTokens.Count > 0
            ? parsed.UnmatchedTokens.Select(token => $"'{token}' is not known here.")
            : parsed.Errors.Select(error => error.Message);
        return $"{PathOf(parsed.CommandResult)}: {string.Join(' ', faults.Distinct()).ReplaceLineEndings(" ")} Allowed: {Usage(parsed.CommandResult)}.";
    }

    private static string Usage(CommandResult result) => string.Join(
        ' ',
        [
            PathOf(result),
            .. result.Command.Arguments.Select(argument => argument.Name),
            .. result.Command.Options.Where(option => !option.Hidden && option is not System.CommandLine.Help.HelpOption).Select(Usage),
        ]);

    private static string Usage(Option option)
    {
        var usage = option.HelpName is null ? option.Name : $"{option.Name} {option.HelpName}";
        return option.Required ? usage : $"[{usage}]";
    }

    private static string PathOf(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{PathOf(parent)} {result.Command.Name}" : "pipeline";
}
