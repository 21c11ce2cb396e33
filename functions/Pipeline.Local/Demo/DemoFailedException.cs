using System.Globalization;

namespace Pipeline.Local.Demo;

/// <summary>The pipeline answered otherwise than the demo relies on.</summary>
internal sealed class DemoFailedException(string message) : Exception(message)
{
    public static async Task<DemoFailedException> FromAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var answer = await response.Content.ReadAsStringAsync(cancellationToken);
        var request = response.RequestMessage!;
        return new DemoFailedException(string.Create(
            CultureInfo.InvariantCulture, $"{request.Method} {request.RequestUri!.AbsolutePath} was answered {(int)response.StatusCode}: {answer}"));
    }
}
