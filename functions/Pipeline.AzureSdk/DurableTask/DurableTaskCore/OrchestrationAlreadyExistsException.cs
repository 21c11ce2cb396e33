#nullable disable
namespace DurableTask.Core.Exceptions;

/// <summary>The instance id is taken by an instance whose status the start did not allow to replace.</summary>
[Serializable]
public class OrchestrationAlreadyExistsException : InvalidOperationException
{
    public OrchestrationAlreadyExistsException()
    {
    }

    public OrchestrationAlreadyExistsException(string message)
        : base(message)
    {
    }

    public OrchestrationAlreadyExistsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
