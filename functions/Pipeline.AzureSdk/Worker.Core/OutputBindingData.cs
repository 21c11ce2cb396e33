namespace Microsoft.Azure.Functions.Worker;

public abstract class OutputBindingData<T>
{
    protected OutputBindingData()
    {
    }

    public abstract string BindingType { get; }

    public abstract string Name { get; }

    public abstract T? Value { get; set; }
}
