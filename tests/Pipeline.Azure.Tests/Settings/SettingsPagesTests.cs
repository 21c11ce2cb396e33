using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Pipeline.Azure.Settings;
using Pipeline.Azure.Tests.Bicep;
using Pipeline.Functions;

namespace Pipeline.Azure.Tests.Settings;

/// <summary>The list in code, the template, the local example and the page say the same.</summary>
public sealed partial class SettingsPagesTests
{
    [Fact]
    public void Template_Read_SetsExactlyTheSettingsOfTheList()
    {
        var app = BicepFile.Module("functionApp");
        var set = SettingPattern().Matches(app.Variable("settings") + app.Text[app.Text.IndexOf("var backendSettings", StringComparison.Ordinal)..app.Text.IndexOf("\nresource ", StringComparison.Ordinal)])
            .Select(match => match.Groups[1].Value).ToList();

        set.ShouldBe(AppSettings.All.Where(setting => setting.SetBy != SettingSource.LocalOnly).Select(setting => setting.Name), ignoreOrder: true);
    }

    [Fact]
    public void Template_Read_HasTheSettingsOfTheVaultAsReferencesOnly()
    {
        var settings = BicepFile.Module("functionApp").Variable("settings");

        AppSettings.All.Where(setting => setting.SetBy == SettingSource.Vault).ShouldAllBe(setting => settings.Contains($"{setting.Name}: '@Microsoft.KeyVault("));
        settings.Split('\n').Count(line => line.Contains("KeyVault")).ShouldBe(AppSettings.All.Count(setting => setting.SetBy == SettingSource.Vault));
    }

    [Fact]
    public void LocalExample_Read_HasWhatIsNeededAndNothingUnknown()
    {
        var names = JsonNode.Parse(RepositoryFiles.Read("functions/Pipeline.Functions/local.settings.json.example"))!["Values"]!.AsObject().Select(pair => pair.Key).ToList();

        names.ShouldBeSubsetOf(AppSettings.All.Select(setting => setting.Name));
        AppSettings.All.Where(setting => setting.IsRequired).ShouldAllBe(setting => names.Contains(setting.Name) || names.Contains(setting.Unless ?? string.Empty));
    }

    [Fact]
    public void Page_Read_IsTheListInItsOrder() =>
        RepositoryFiles.Read("infra/docs/settings.md").ShouldContain(string.Join('\n', AppSettings.All.Select(RowOf)) + "\n\n");

    [Fact]
    public void SettingsOfTheTriggers_AreOnTheList() => PipelineSettings.Defaults.Keys.ShouldBeSubsetOf(AppSettings.All.Select(setting => setting.Name));

    /// <summary>The notices' address is asked of whoever deploys, in every environment and by every workflow; none has a default that would send them nowhere.</summary>
    [Theory]
    [InlineData("bicep/parameters/dev.bicepparam")]
    [InlineData("bicep/parameters/test.bicepparam")]
    [InlineData("bicep/parameters/prod.bicepparam")]
    public void ParameterFile_Read_TakesThePostFromWhoeverDeploys(string path)
    {
        RepositoryFiles.Read(path).ShouldContain("\nparam noticesEndpoint = readEnvironmentVariable('PIPELINE_NOTICES_ENDPOINT')\nparam noticesScope = readEnvironmentVariable('PIPELINE_NOTICES_SCOPE')\n");

        foreach (var workflow in (string[])["deploy.yml", "deploy-to.yml", "ci.yml"])
        {
            RepositoryFiles.Read($".github/workflows/{workflow}").ShouldMatch(@"PIPELINE_NOTICES_ENDPOINT: \S+.*\n\s+PIPELINE_NOTICES_SCOPE: \S+");
        }

        BicepFile.At("bicep/main.bicep").Parameters["noticesEndpoint"].ShouldBeFalse("it has no default");
        RepositoryFiles.Read("infra/docs/deploy.md").ShouldContain("`PIPELINE_NOTICES_ENDPOINT` and\n`PIPELINE_NOTICES_SCOPE`");
    }

    private static string RowOf(AppSetting setting)
    {
        var need = (setting.IsRequired, setting.Unless) switch
        {
            (false, _) => "no",
            (true, null) => "yes",
            (true, { } other) => $"unless `{other}`",
        };
        var source = setting.SetBy switch
        {
            SettingSource.Template => "template",
            SettingSource.Parameter => "parameter",
            SettingSource.Vault => "vault",
            _ => "local only",
        };
        return $"| `{setting.Name}` | {setting.For} | {need} | {source} | `{setting.Example}` |";
    }

    [GeneratedRegex(@"^\s+([A-Z]\w+): ", RegexOptions.Multiline)]
    private static partial Regex SettingPattern();
}
