namespace Pipeline.Casework.Audit;

/// <summary>What was found in the record, of a part of it or of all: the counts are exact, of the broken links are kept the first <see cref="Verification.MostBroken"/>.</summary>
public sealed record VerificationFindings
{
    public static VerificationFindings None { get; } = new();

    public int Cases { get; init; }

    public int Commits { get; init; }

    public int BrokenCount { get; init; }

    public IReadOnlyList<BrokenLink> Broken { get; init; } = [];

    public static VerificationFindings Of(VerifyReport report) => new()
    {
        Cases = report.Cases,
        Commits = report.Commits,
        BrokenCount = report.Broken.Count,
        Broken = [.. report.Broken.Take(Verification.MostBroken)],
    };

    public VerificationFindings With(VerificationFindings next) => new()
    {
        Cases = Cases + next.Cases,
        Commits = Commits + next.Commits,
        BrokenCount = BrokenCount + next.BrokenCount,
        Broken = [.. Broken.Concat(next.Broken).Take(Verification.MostBroken)],
    };
}
