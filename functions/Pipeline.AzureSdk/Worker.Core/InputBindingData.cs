namespace Microsoft.Azure.Functions.Worker;

public abstract class InputBindingData<T>
{
    protected InputBindingData()
    {
    }

    public abstract BindingMetadata BindingMetadata { get; }

    public abstract T? Value { get; set; }
}
