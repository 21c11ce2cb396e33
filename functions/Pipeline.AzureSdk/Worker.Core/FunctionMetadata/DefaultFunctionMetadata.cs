namespace Microsoft.Azure.Functions.Worker.Core.FunctionMetadata;

public class DefaultFunctionMetadata : IFunctionMetadata
{
    public DefaultFunctionMetadata()
    {
    }

    // The original hashes function, script file and entry point for the host that asks; nothing asks here.
    public string? FunctionId => throw Pipeline.AzureSdk.AzureSdkSwitch.NotSupported();

    public bool IsProxy { get; set; }

    public string? Language { get; set; }

    public bool ManagedDependencyEnabled { get; set; }

    public string? Name { get; set; }

    public string? EntryPoint { get; set; }

    public IList<string>? RawBindings { get; set; }

    public string? ScriptFile { get; set; }

    public IRetryOptions? Retry { get; set; }
}
