using System.Runtime.CompilerServices;

namespace Pipeline.AzureSdk;

/// <summary>What every member that only the cloud can serve answers.</summary>
internal static class AzureSdkSwitch
{
    public static NotSupportedException NotSupported([CallerMemberName] string member = "") =>
        new($"'{member}' needs the Azure packages, and this build has only their declarations: build with -p:AzureSdk=packages.");
}
