using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Pipeline.Azure.Tests.Infra;

/// <summary>The scripts and workflows that deploy.</summary>
public sealed partial class DeliveryTests
{
    [Fact]
    public void Ci_Read_BuildsAndTestsBothFlavours()
    {
        var ci = RepositoryFiles.Read(".github/workflows/ci.yml");

        ci.ShouldContain("run: .ci/run\n");
        ci.ShouldContain("dotnet build functions/Pipeline.Functions -p:AzureSdk=packages");
        ci.ShouldContain("dotnet test Pipeline.sln -p:AzureSdk=packages");
        ci.ShouldContain("az bicep build --file bicep/main.bicep");
    }

    [Theory]
    [InlineData(".github/workflows/deploy.yml")]
    [InlineData(".github/workflows/deploy-to.yml")]
    public void Workflow_ThatDeploys_SignsInByFederation(string path)
    {
        var workflow = RepositoryFiles.Read(path);

        workflow.ShouldContain("id-token: write");
        workflow.ShouldContain("client-id: ${{ vars.AZURE_CLIENT_ID }}");
        workflow.ShouldNotContain("secrets.");
        workflow.ShouldNotContain("creds:");
    }

    [Fact]
    public void Workflow_ThatDeploys_PassesTheGateFirst()
    {
        var workflow = RepositoryFiles.Read(".github/workflows/deploy-to.yml");

        workflow.IndexOf("infra/gate", StringComparison.Ordinal).ShouldBeInRange(1, workflow.IndexOf("infra/deploy", StringComparison.Ordinal));
    }

    [Fact]
    public void DeployScript_Read_ShowsAndAsksBeforeItChanges()
    {
        var script = RepositoryFiles.Read("infra/deploy");
        var steps = ((string[])["infra/gate", "deployment group what-if", "confirm \"Deploy", "deployment group create", "infra/installation-key", "config-zip", "/api/health/ready"])
            .Select(step => script.LastIndexOf(step, StringComparison.Ordinal)).ToList();

        steps.ShouldAllBe(step => step > 0);
        steps.ShouldBeInOrder();
        script.ShouldContain("-p:AzureSdk=packages");
    }

    [Theory]
    [InlineData("infra/deploy")]
    [InlineData("infra/gate")]
    [InlineData("infra/installation-key")]
    public void Script_Read_StopsAtTheFirstFault(string path)
    {
        RepositoryFiles.Read(path).ShouldStartWith("#!/usr/bin/env bash\n");
        RepositoryFiles.Read(path).ShouldContain("\nset -euo pipefail\n");
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(RepositoryFiles.PathOf(path)).HasFlag(UnixFileMode.UserExecute).ShouldBeTrue(path);
        }
    }

    /// <summary>An unset variable of a workflow arrives empty; deployed, nobody would be woken or could sign in.</summary>
    [Theory]
    [InlineData("dev", "PIPELINE_TOKEN_ISSUER PIPELINE_TOKEN_AUDIENCE PIPELINE_NOTICES_ENDPOINT PIPELINE_NOTICES_SCOPE.")]
    [InlineData("prod", "PIPELINE_TOKEN_ISSUER PIPELINE_TOKEN_AUDIENCE PIPELINE_NOTICES_ENDPOINT PIPELINE_NOTICES_SCOPE PIPELINE_ON_CALL_MAIL PIPELINE_RUNBOOKS.")]
    public async Task DeployScript_WithEmptyVariables_NamesThemAllAndDoesNothing(string environment, string missing)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var start = new ProcessStartInfo("bash", [RepositoryFiles.PathOf("infra/deploy"), environment, "--yes"]) { RedirectStandardError = true };
        foreach (var name in missing.TrimEnd('.').Split(' '))
        {
            start.Environment[name] = string.Empty;
        }

        using var process = Process.Start(start)!;
        var told = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        process.ExitCode.ShouldBe(2);
        told.ShouldStartWith($"Missing for {environment}: {missing}");
    }

    [Fact]
    public void DeployScript_WithoutPackage_NeitherSendsOneNorWaits()
    {
        var script = RepositoryFiles.Read("infra/deploy");
        var end = script.IndexOf("if ! $with_package; then\n  exit 0\n", StringComparison.Ordinal);

        end.ShouldBeInRange(script.IndexOf("deployment group create", StringComparison.Ordinal), script.IndexOf("config-zip", StringComparison.Ordinal));
    }

    [Fact]
    public void Workflow_ThatDeploys_HidesNoFailure() => RepositoryFiles.Read(".github/workflows/deploy-to.yml").ShouldNotContain("|| true");

    [Fact]
    public void Package_BeforeItIsMade_IsTestedWithEveryComponent()
    {
        var tested = RepositoryFiles.Read(".github/workflows/ci.yml");
        tested = tested[tested.IndexOf("      - run: npm ci", StringComparison.Ordinal)..tested.IndexOf("\n\n  infrastructure:", StringComparison.Ordinal)];

        tested.ShouldContain("PIPELINE_REQUIRE_COMPONENTS: 1");
        RepositoryFiles.Read(".github/workflows/deploy.yml").ShouldContain(tested);
    }

    [Fact]
    public void Provider_OfTheTemplates_IsAmongThoseToRegister()
    {
        var page = RepositoryFiles.Read("infra/docs/deploy.md");
        var used = RepositoryFiles.List("bicep", "*.bicep")
            .SelectMany(path => ProviderPattern().Matches(RepositoryFiles.Read(path)))
            .Select(match => match.Groups[1].Value)
            .Distinct()
            .Except(["Microsoft.Authorization"])
            .ToList();

        used.ShouldContain("Microsoft.Web");
        used.ShouldAllBe(provider => page.Contains($"`{provider}`"));
    }

    [Fact]
    public void Emulators_Read_HaveTheTaskHubOfTheLocalSettings()
    {
        var settings = JsonNode.Parse(RepositoryFiles.Read("functions/Pipeline.Functions/local.settings.json.example"))!["Values"]!;

        RepositoryFiles.Read("infra/compose.yaml").ShouldContain($"DTS_TASK_HUB_NAMES: {settings["TASKHUB_NAME"]!.GetValue<string>()}\n");
    }

    [GeneratedRegex(@"'(Microsoft\.\w+)/")]
    private static partial Regex ProviderPattern();
}
