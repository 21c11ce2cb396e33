using Microsoft.Extensions.Configuration;
using Pipeline.Azure.Blobs;
using Pipeline.Azure.Identity;

namespace Pipeline.Azure.Settings;

/// <summary>Every setting that the deployed app and its host read: the one list. The template, the local example and the page of settings are held to it.</summary>
public static class AppSettings
{
    private const string VaultReference = "@Microsoft.KeyVault(";
    private const string HostStorage = "AzureWebJobsStorage";
    private const string BackendType = "AzureFunctionsJobHost__extensions__durableTask__storageProvider__type";

    public static IReadOnlyList<AppSetting> All { get; } =
    [
        .. Identity(HostStorage, "accountName", "the storage account of the host: locks of timers, keys of the app", "sthost123", SettingRules.Name, HostStorage),
        .. Identity(Connections.ServiceBus, "fullyQualifiedNamespace", "the queues", "sb-pipeline.servicebus.windows.net", SettingRules.HostName),
        .. Identity(Connections.Cosmos, "accountEndpoint", "the record and its projections", "https://cosmos-pipeline.documents.azure.com:443/", SettingRules.Url),
        .. Identity(Connections.Documents, "blobServiceUri", "documents, published editions, checkpoints", "https://stdocs123.blob.core.windows.net/", SettingRules.Url),
        new("Documents__scanner", "who scans documents: `defender`, or `own` where a scanner of one's own is registered", SettingSource.Parameter, BlobServices.Defender)
        {
            IsRequired = false,
            FaultOf = SettingRules.OneOf(BlobServices.Defender, BlobServices.Own),
        },
        new("Documents__downloads", "how documents reach who may read them: `stream` through the app, or `sas` by a link that is good for minutes", SettingSource.Parameter, BlobServices.Stream)
        {
            IsRequired = false,
            FaultOf = SettingRules.OneOf(BlobServices.Stream, BlobServices.Sas),
        },
        new("AZURE_CLIENT_ID", "the identity of the app, for whatever asks for it without naming it", SettingSource.Template, "00000000-0000-0000-0000-000000000001") { IsRequired = false },
        new(InstallationKeySetting.Name, "the secret under which access codes, case ids and report ids are made: base64 of 32 bytes", SettingSource.Vault, "@Microsoft.KeyVault(VaultName=kv-prod;SecretName=installation-key)")
        {
            FaultOf = InstallationKeySetting.FaultOf,
        },
        new("Notices__endpoint", "where notices leave the house ([deploy.md](deploy.md#the-post))", SettingSource.Parameter, "https://post.example.org/notices") { FaultOf = SettingRules.Url },
        new("Notices__scope", "what a token for that address is for", SettingSource.Parameter, "api://post/.default") { FaultOf = SettingRules.Scope },
        .. IdentitySettings.Rows,
        new("SweepSchedule", "when the sweep for stuck cases runs: six NCRONTAB fields", SettingSource.Parameter, "0 * * * * *") { FaultOf = SettingRules.Schedule },
        new("DigestSchedule", "when it is looked whether the digests of the day are due: six NCRONTAB fields", SettingSource.Parameter, "0 */5 * * * *") { FaultOf = SettingRules.Schedule },
        new("TASKHUB_NAME", "the task hub that the processes of cases run in", SettingSource.Template, "cases") { FaultOf = SettingRules.Name },
        new("DURABLE_TASK_SCHEDULER_CONNECTION_STRING", "the Durable Task Scheduler; it holds no key", SettingSource.Template, "Endpoint=https://dts.example.durabletask.io;Authentication=ManagedIdentity;ClientID=00000000-0000-0000-0000-000000000001")
        {
            Unless = BackendType,
            FaultOf = SettingRules.SchedulerConnection,
        },
        new(BackendType, "processes in the storage account of the host instead of a scheduler", SettingSource.Template, "AzureStorage") { IsRequired = false },
        new("AzureFunctionsJobHost__extensions__durableTask__storageProvider__connectionStringName", "which storage account that is", SettingSource.Template, HostStorage) { IsRequired = false },
        new("APPLICATIONINSIGHTS_CONNECTION_STRING", "where telemetry goes; without it there are no logs and no alerts", SettingSource.Template, "InstrumentationKey=00000000-0000-0000-0000-000000000002;IngestionEndpoint=https://uksouth-1.in.applicationinsights.azure.com/") { IsRequired = false },
        new("APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "as whom telemetry is sent", SettingSource.Template, "Authorization=AAD;ClientId=00000000-0000-0000-0000-000000000001") { IsRequired = false },
        new("AzureFunctionsJobHost__logging__applicationInsights__samplingSettings__excludedTypes", "what is never sampled away, since alerts read it", SettingSource.Template, "Request;Trace;Exception") { IsRequired = false },
        new(HostStorage, "the storage account of the host, in place of its name", SettingSource.LocalOnly, "UseDevelopmentStorage=true") { IsRequired = false },
        new("FUNCTIONS_WORKER_RUNTIME", "which worker the local host starts", SettingSource.LocalOnly, "dotnet-isolated") { IsRequired = false },
    ];

    /// <summary>Everything that is wrong with the settings at once, in the order of the list; empty: the app can start.</summary>
    public static IReadOnlyList<SettingFault> FaultsIn(IConfiguration configuration) => FaultsAmong(All, configuration);

    /// <summary>The same for those of the list that a host has a use for.</summary>
    public static IReadOnlyList<SettingFault> FaultsAmong(IReadOnlyList<AppSetting> settings, IConfiguration configuration) =>
        [.. settings.Select(setting => FaultOf(setting, configuration)).OfType<SettingFault>()];

    private static SettingFault? FaultOf(AppSetting setting, IConfiguration configuration)
    {
        if (configuration[setting.Key] is not { Length: > 0 } value)
        {
            return IsNeeded(setting, configuration) ? new SettingFault(setting.Name, $"is not there: {setting.For}", WhatToDo(setting)) : null;
        }

        if (value.StartsWith(VaultReference, StringComparison.OrdinalIgnoreCase))
        {
            return new SettingFault(
                setting.Name,
                "is a Key Vault reference that the platform did not resolve",
                "See that the secret exists, that the identity of the app has the role Key Vault Secrets User on the vault and that the vault can be reached from the app; then restart it.");
        }

        return setting.FaultOf(value) is { } fault ? new SettingFault(setting.Name, fault, WhatToDo(setting)) : setting.FaultThere(configuration);
    }

    private static bool IsNeeded(AppSetting setting, IConfiguration configuration) =>
        setting.IsRequired && (setting.Unless is not { } unless || !IsThere(unless, configuration) || (setting.With is { } with && IsThere(with, configuration)));

    private static bool IsThere(string name, IConfiguration configuration) => !string.IsNullOrEmpty(configuration[All.Single(one => one.Name == name).Key]);

    private static string WhatToDo(AppSetting setting) => setting.SetBy switch
    {
        SettingSource.Template => $"Deploy bicep/main.bicep, which sets it; such as {setting.Example}.",
        SettingSource.Parameter => $"Give it in bicep/parameters and deploy; such as {setting.Example}.",
        SettingSource.Vault => "infra/installation-key makes the secret and bicep/main.bicep the reference to it.",
        _ => $"Such as {setting.Example}.",
    };

    private static IEnumerable<AppSetting> Identity(
        string connection, string endpoint, string what, string example, Func<string, string?> faultOf, string? unless = null) =>
    [
        new($"{connection}__{endpoint}", what, SettingSource.Template, example) { Unless = unless, FaultOf = faultOf },
        new($"{connection}__credential", "that it is reached by identity", SettingSource.Template, "managedidentity") { IsRequired = false },
        new($"{connection}__clientId", "by which identity", SettingSource.Template, "00000000-0000-0000-0000-000000000001") { IsRequired = false },
    ];
}
