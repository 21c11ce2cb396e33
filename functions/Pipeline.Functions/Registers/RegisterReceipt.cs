using Pipeline.Casework.Publication;

namespace Pipeline.Functions.Registers;

/// <summary>What became of a file of locations.</summary>
/// <param name="Loaded">Locations that are in the register now as the file has them.</param>
/// <param name="Added">Those of them that are new.</param>
/// <param name="Changed">Those of them that were otherwise before.</param>
/// <param name="Unchanged">Those of them that were there already.</param>
/// <param name="LeftOut">Records that cannot be used; <paramref name="Findings"/> says why.</param>
/// <param name="Findings">Whatever was odd or wrong, in the order of the file.</param>
public sealed record RegisterReceipt(int Loaded, int Added, int Changed, int Unchanged, int LeftOut, IReadOnlyList<RegisterFinding> Findings)
{
    public static RegisterReceipt Of(RegisterContent content, RegisterLoad load) => new(
        content.Locations.Count, load.Added, load.Changed, load.Unchanged, content.Findings.Count(finding => finding.Dropped), content.Findings);
}
