using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Pipeline.Embedded.Hosting.Http;

/// <summary>Asks for the key of functions that are not anonymous. Without a configured key nobody is admitted.</summary>
internal sealed class FunctionKeyCheck(string? key)
{
    public bool Admits(HttpRequest request)
    {
        var given = request.Headers.TryGetValue("x-functions-key", out var header) ? header : request.Query["code"];
        return key is not null && given.Count == 1
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given.ToString()), Encoding.UTF8.GetBytes(key));
    }
}
