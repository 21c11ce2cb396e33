using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Reports;

/// <summary>A section of a report. One that a person edited is not built again.</summary>
public sealed record DraftSection(string Name, string Heading, TextRef Text, bool Edited)
{
    /// <summary>Of an edited section: what the judgements gave when it was last built. Null where they give none, and in older records.</summary>
    public TextRef? Built { get; init; }

    /// <summary>True when the judgements give something else since the section was edited. Saving it again says that it is right as it is.</summary>
    public bool? Outdated { get; init; }
}
