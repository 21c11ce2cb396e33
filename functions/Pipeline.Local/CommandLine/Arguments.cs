using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Pipeline.Casework.Policies;

namespace Pipeline.Local.CommandLine;

/// <summary>Options that several commands have. A value that cannot be used is an error that says what is allowed.</summary>
internal static class Arguments
{
    public const string DefaultUrl = "http://127.0.0.1:7071";

    public const string DefaultData = "./data";

    public static Option<string> Data() => new("--data")
    {
        Description = "The folder that holds everything.",
        HelpName = "DIR",
        DefaultValueFactory = _ => DefaultData,
        CustomParser = result => NotBlank(result, "a folder"),
    };

    public static Option<PolicyCatalog> Policy() => new("--policy")
    {
        Description = "A folder with policy files in place of the shipped ones of the same name.",
        HelpName = "DIR",
        DefaultValueFactory = _ => PolicyCatalog.LoadShipped(),
        CustomParser = result =>
        {
            var path = NotBlank(result, "a folder");
            if (Directory.Exists(path))
            {
                return PolicyCatalog.Load(path);
            }

            result.AddError($"--policy '{path}' is not there; it must be a folder.");
            return null;
        },
    };

    public static Option<bool> Json() => new("--json") { Description = "Print one JSON object and nothing else." };

    public static Option<Uri> Url(string description) => new("--urls")
    {
        Description = description,
        HelpName = "URL",
        DefaultValueFactory = _ => new Uri(DefaultUrl),
        CustomParser = Listening,
    };

    /// <summary>Whoever says who they are is believed, so nobody but this machine may ask.</summary>
    public static void MustBeLoopback(CommandResult result, Option<Uri> url)
    {
        // By what was typed: a value that is no address at all cannot be asked for, and says so itself.
        if (result.GetResult(url)?.Tokens is [.., { Value: var text }] && Uri.TryCreate(text, UriKind.Absolute, out var open) && !open.IsLoopback)
        {
            result.AddError($"--urls '{text}' is open to other machines; development identity is allowed on loopback only, such as {DefaultUrl}.");
        }
    }

    /// <summary>A server that a command asks instead of reading a folder.</summary>
    public static Option<Uri?> Server(string description) => new("--url")
    {
        Description = description,
        HelpName = "URL",
        CustomParser = result =>
        {
            var text = result.Tokens[^1].Value;
            if (Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps))
            {
                return address;
            }

            result.AddError($"--url '{text}' must be an address such as {DefaultUrl}.");
            return null;
        },
    };

    /// <summary>A folder or a server, not both.</summary>
    public static void OneOf(CommandResult result, Option<string> data, Option<Uri?> url)
    {
        if (result.GetResult(data) is { Implicit: false } && result.GetResult(url) is not null)
        {
            result.AddError("--data and --url exclude each other; name one of them.");
        }
    }

    public static Argument<string> Case() => new("CASE")
    {
        Description = "The reference of the case, such as 7QK3-9MZ2-XA4.",
    };

    public static Argument<FileInfo> File(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            var path = result.Tokens[^1].Value;
            if (System.IO.File.Exists(path))
            {
                return new FileInfo(path);
            }

            result.AddError($"{name} '{path}' is not there; it must be a file.");
            return null;
        },
    };

    public static Option<int> Number(string name, int fallback, int min, int max, string description) => new(name)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => fallback,
        CustomParser = result =>
        {
            var text = result.Tokens[^1].Value;
            if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
            {
                return number;
            }

            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} '{text}' must be a whole number from {min} to {max}."));
            return fallback;
        },
    };

    public static string NotBlank(ArgumentResult result, string what)
    {
        var text = result.Tokens[^1].Value;
        if (string.IsNullOrWhiteSpace(text))
        {
            result.AddError($"{NameOf(result)} must name {what}.");
        }

        return text;
    }

    public static string NameOf(ArgumentResult result) => (result.Parent as OptionResult)?.Option.Name ?? result.Argument.Name;

    private static Uri Listening(ArgumentResult result)
    {
        var text = result.Tokens[^1].Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttp && url.PathAndQuery == "/")
        {
            return url;
        }

        result.AddError($"--urls '{text}' must be one address such as {DefaultUrl}.");
        return new Uri(DefaultUrl);
    }
}
