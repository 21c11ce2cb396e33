using Microsoft.Extensions.Configuration;
using Pipeline.Azure.Settings;
using Pipeline.Casework.Cases;

namespace Pipeline.Azure.Tests.Settings;

public sealed class AppSettingsTests
{
    private const string BackendType = "AzureFunctionsJobHost__extensions__durableTask__storageProvider__type";

    [Fact]
    public void Settings_Whole_HaveNoFault() => AppSettings.FaultsIn(WholeSettings.With()).ShouldBeEmpty();

    [Fact]
    public void Settings_NoneThere_AreAllNamedAtOnceWithWhatToDo()
    {
        var faults = AppSettings.FaultsIn(new ConfigurationBuilder().Build());

        faults.Select(fault => fault.Name).ShouldBe(AppSettings.All.Where(setting => setting.IsRequired).Select(setting => setting.Name));
        faults.Count.ShouldBeGreaterThan(8);
        faults.ShouldAllBe(fault => fault.What.StartsWith("is not there: ") && fault.WhatToDo.EndsWith('.'));
    }

    [Theory]
    [InlineData("InstallationKey", null, "is not there")]
    [InlineData("InstallationKey", "", "is not there")]
    [InlineData("InstallationKey", "BASE64_OF_32_BYTES", "is not base64")]
    [InlineData("InstallationKey", "AAAA", "has 3 bytes, not 32")]
    [InlineData("InstallationKey", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "has 36 bytes, not 32")]
    [InlineData("InstallationKey", "@Microsoft.KeyVault(VaultName=kv;SecretName=installation-key)", "is a Key Vault reference that the platform did not resolve")]
    [InlineData("Notices__endpoint", "http://post.example.org/notices", "is no https address")]
    [InlineData("Notices__endpoint", "post.example.org", "is no https address")]
    [InlineData("Notices__endpoint", "https://post.example.org/notices?sig=abc", "has more in it than an address")]
    [InlineData("Notices__endpoint", "https://name:word@post.example.org/", "has more in it than an address")]
    [InlineData("Notices__scope", "api://post", "is no scope")]
    [InlineData("Cosmos__accountEndpoint", "cosmos.documents.azure.com", "is no https address")]
    [InlineData("ServiceBus__fullyQualifiedNamespace", "https://sb.servicebus.windows.net/", "is no host name")]
    [InlineData("SweepSchedule", "* * * * *", "is no schedule of 6 NCRONTAB fields")]
    [InlineData("Documents__scanner", "off", "is none of: defender, own")]
    [InlineData("Documents__downloads", "SAS", "is none of: stream, sas")]
    [InlineData("TASKHUB_NAME", " cases", "begins or ends with a space")]
    [InlineData("DURABLE_TASK_SCHEDULER_CONNECTION_STRING", "https://dts", "is no connection to a scheduler")]
    public void Setting_MissingOrWrong_IsTheOneFault(string name, string? value, string what)
    {
        var fault = AppSettings.FaultsIn(WholeSettings.With((name, value))).ShouldHaveSingleItem();

        fault.Name.ShouldBe(name);
        fault.What.ShouldStartWith(what);
    }

    [Theory]
    [InlineData("AAECAwQFBgcICQoLDA0ODxAREhM=")]
    [InlineData("bm90IGEga2V5IGJ1dCBhIHBhc3N3b3JkIQ")]
    public void InstallationKey_Wrong_IsNeverShown(string value)
    {
        AppSettings.FaultsIn(WholeSettings.With(("InstallationKey", value))).ShouldHaveSingleItem().ToString().ShouldNotContain(value);
        Should.Throw<InvalidOperationException>(() => InstallationKeySetting.Read(WholeSettings.With(("InstallationKey", value)))).Message.ShouldNotContain(value);
    }

    [Fact]
    public void InstallationKey_Read_IsTheKeyOfItsBytes()
    {
        var bytes = Enumerable.Range(1, 32).Select(one => (byte)one).ToArray();
        var caseId = CaseId.From(bytes);

        var key = InstallationKeySetting.Read(WholeSettings.With(("InstallationKey", Convert.ToBase64String(bytes))));

        key.AccessCode(caseId).ShouldBe(new InstallationKey(bytes).AccessCode(caseId));
    }

    /// <summary>Base64 in a file often ends with a new line, and a vault keeps it.</summary>
    [Fact]
    public void InstallationKey_WithALineEnd_IsTheSameKey() =>
        AppSettings.FaultsIn(WholeSettings.With(("InstallationKey", Convert.ToBase64String(new byte[32]) + "\n"))).ShouldBeEmpty();

    [Fact]
    public void Settings_OfTheOtherBackend_NeedNoScheduler() =>
        AppSettings.FaultsIn(WholeSettings.With(("DURABLE_TASK_SCHEDULER_CONNECTION_STRING", null), (BackendType, "AzureStorage"))).ShouldBeEmpty();

    [Fact]
    public void Settings_OfALocalHost_MayNameTheEmulator() =>
        AppSettings.FaultsIn(WholeSettings.With(("AzureWebJobsStorage__accountName", null), ("AzureWebJobsStorage", "UseDevelopmentStorage=true"), ("Documents__blobServiceUri", "http://127.0.0.1:10000/devstoreaccount1")))
            .ShouldBeEmpty();
}
