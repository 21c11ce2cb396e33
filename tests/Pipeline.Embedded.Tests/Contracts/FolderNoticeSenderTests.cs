using System.Text.Json.Nodes;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Notices;
using Pipeline.Contracts;

namespace Pipeline.Embedded.Tests.Contracts;

public sealed class FolderNoticeSenderTests(FolderFixture folder) : NoticeSenderContract, IClassFixture<FolderFixture>
{
    protected override INoticeSender Sender => folder.Get<INoticeSender>();

    protected override DateTimeOffset Now => folder.Clock.GetUtcNow();

    protected override void Pass(TimeSpan time) => folder.Clock.AdvanceTo(Now + time);

    protected override IReadOnlyList<string> KeptAbout(CaseId? caseId)
    {
        var home = Path.Combine(folder.Folder.FullPath, "notices", caseId?.Value ?? "digests");
        return Directory.Exists(home)
            ? [.. Directory.EnumerateFiles(home).Select(file => JsonNode.Parse(File.ReadAllText(file))!["notice"]!["subject"]!.GetValue<string>())]
            : [];
    }
}
