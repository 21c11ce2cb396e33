using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Policies;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Http.ApiDocs;

/// <summary>Answers the description of this API. It is made once: neither code nor policy changes while the process lives.</summary>
public sealed class ApiDocsEndpoints(PolicyCatalog policies)
{
    private readonly Lazy<byte[]> _document = new(() => JsonSerializer.SerializeToUtf8Bytes(ApiDocument.Of(policies.Current), CaseJson.Options));

    public IResult OpenApi()
    {
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(_document.Value))}\"";
        return new FileAnswer(new MemoryStream(_document.Value, writable: false), "application/json; charset=utf-8", tag);
    }
}
