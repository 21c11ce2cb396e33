namespace Grpc.Core;

/// <summary>What a real durable client and the Service Bus settlement actions let through from the host, unmapped.</summary>
public class RpcException : Exception
{
    private readonly Status status;

    public RpcException(Status status)
        : this(status, status.ToString())
    {
    }

    public RpcException(Status status, string message)
        : base(message, status.DebugException) => this.status = status;

    public Status Status => status;

    public StatusCode StatusCode => status.StatusCode;
}
