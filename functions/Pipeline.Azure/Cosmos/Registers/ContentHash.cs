using System.Security.Cryptography;
using System.Text.Json;
using Pipeline.Casework.Cases;

namespace Pipeline.Azure.Cosmos.Registers;

/// <summary>Tells whether two values are the same in all that is kept of them.</summary>
internal static class ContentHash
{
    public static string Of<T>(T value) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(value, CaseJson.Options)));
}
