using Azure.Core.Serialization;

namespace Microsoft.Azure.Functions.Worker;

public class WorkerOptions
{
    public WorkerOptions()
    {
    }

    public ObjectSerializer? Serializer { get; set; }

    public InputConverterCollection InputConverters { get; } = new();

    public IDictionary<string, string> Capabilities { get; } = new Dictionary<string, string>
    {
        [nameof(IncludeEmptyEntriesInMessagePayload)] = bool.TrueString,
        ["EnableUserCodeException"] = bool.TrueString,
    };

    [Obsolete("This is now the default behavior. This property may be unavailable in future releases.", false)]
    public bool EnableUserCodeException
    {
        get => Has(nameof(EnableUserCodeException));
        set => Set(nameof(EnableUserCodeException), value);
    }

    public bool IncludeEmptyEntriesInMessagePayload
    {
        get => Has(nameof(IncludeEmptyEntriesInMessagePayload));
        set => Set(nameof(IncludeEmptyEntriesInMessagePayload), value);
    }

    private bool Has(string capability) => Capabilities.ContainsKey(capability);

    private void Set(string capability, bool value)
    {
        if (value)
        {
            Capabilities[capability] = bool.TrueString;
        }
        else
        {
            Capabilities.Remove(capability);
        }
    }
}
