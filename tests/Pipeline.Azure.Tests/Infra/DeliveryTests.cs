using System.Text.Json.Nodes;

namespace Pipeline.Azure.Tests.Infra;

/// <summary>The scripts and workflows that deploy.</summary>
public sealed class DeliveryTests
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

    [Fact]
    public void Emulators_Read_HaveTheTaskHubOfTheLocalSettings()
    {
        var settings = JsonNode.Parse(RepositoryFiles.Read("functions/Pipeline.Functions/local.settings.json.example"))!["Values"]!;

        RepositoryFiles.Read("infra/compose.yaml").ShouldContain($"DTS_TASK_HUB_NAMES: {settings["TASKHUB_NAME"]!.GetValue<string>()}\n");
    }
}
