using Grpc.Core;

namespace Pipeline.Functions.Orchestration;

/// <summary>What the durable backend's failures mean.</summary>
internal static class BackendFaults
{
    /// <summary>The backend did not answer; trying again may help. Whether it did what was asked is not known.</summary>
    public static bool IsNoAnswer(this RpcException failure) => failure.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded;
}
