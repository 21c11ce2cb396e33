using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.EndToEnd.Tests.Scenarios;
using Pipeline.EndToEnd.Tests.Scenarios.Steps;
using Pipeline.Embedded.Storage;

namespace Pipeline.EndToEnd.Tests.Faults;

/// <summary>The bytes of a document are gone: a disk, an operator, a mistaken rule of a storage account.</summary>
public sealed class LostDocumentTests
{
    [Fact]
    public async Task Document_WhoseBytesAreGone_IsNamedAndHoldsBackNothingElse()
    {
        var pipeline = await LivePipeline.StartAsync();
        await using var house = new House(pipeline, new Coverage());
        var injury = await (await house.NotifiedAsync()).DoAsync(Triage.Accepts(), Inspector.Plans("S1", "S2"));
        var kept = await injury.AddsDocumentAsync(Inspector.Header, "rota.txt", "The rota of the week.");
        var lost = await injury.AddsDocumentAsync(Inspector.Header, "menu.txt", "The menu of the week.");
        var path = PathOf(pipeline, "The menu of the week.");
        var bytes = await File.ReadAllBytesAsync(path);
        File.Delete(path);

        (await ReadAsync(injury, lost)).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await ReadAsync(injury, kept)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await EntriesAsync(injury)).ShouldBe([$"documents/{kept}/rota.txt", "missing.json"]);
        (await VerifyAsync(house)).ToString().ShouldContain($"document {lost} is missing");
        await injury.DoAsync(Inspector.Visits(), Inspector.Judges("S1", 3), Inspector.Judges("S2", 3), Inspector.Completes());

        await File.WriteAllBytesAsync(path, bytes);

        (await ReadAsync(injury, lost)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await EntriesAsync(injury)).ShouldBe([$"documents/{kept}/rota.txt", $"documents/{lost}/menu.txt"]);
        (await VerifyAsync(house)).Text("intact").ShouldBe(bool.TrueString);
    }

    private static string PathOf(LivePipeline pipeline, string text) =>
        Directory.EnumerateFiles(pipeline.Services.GetRequiredService<DataFolder>().DocumentsPath, "*", SearchOption.AllDirectories)
            .Single(path => File.ReadAllText(path) == text);

    private static Task<HttpResponseMessage> ReadAsync(Scenarios.Case injury, string document) => injury.ReadAsync($"/documents/{document}", Inspector.Header);

    private static Task<JsonElement> VerifyAsync(House house) => house.GetAsync("/api/audit/verify", Operations.AuditorHeader);

    /// <summary>What the bundle has beside the record.</summary>
    private static async Task<IReadOnlyList<string>> EntriesAsync(Scenarios.Case injury)
    {
        using var bundle = await injury.ReadAsync("/bundle", Manager.Header);
        bundle.StatusCode.ShouldBe(HttpStatusCode.OK);
        await using var zip = await ZipArchive.CreateAsync(await bundle.Content.ReadAsStreamAsync(), ZipArchiveMode.Read, leaveOpen: false, null);
        return [.. zip.Entries.Select(entry => entry.FullName).Where(name => name is "missing.json" || name.StartsWith("documents/", StringComparison.Ordinal))];
    }
}
