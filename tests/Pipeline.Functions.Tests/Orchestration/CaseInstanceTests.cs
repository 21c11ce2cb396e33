using Pipeline.Casework.Cases;
using Pipeline.Functions.Orchestration;

namespace Pipeline.Functions.Tests.Orchestration;

public sealed class CaseInstanceTests
{
    private static readonly CaseId Case = CaseId.From([1, 2, 3, 4, 5, 6, 7]);

    [Fact]
    public void Id_OfACaseAndGeneration_ReadsBack()
    {
        CaseInstance.TryParse(CaseInstance.IdOf(Case, 12), out var caseId, out var generation).ShouldBeTrue();

        caseId.ShouldBe(Case);
        generation.ShouldBe(12);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Id_OfNoGeneration_IsRefused(int generation) =>
        Should.Throw<ArgumentOutOfRangeException>(() => CaseInstance.IdOf(Case, generation));

    [Fact]
    public void Id_OfACaseThatWasNeverSet_IsRefused() => Should.Throw<InvalidOperationException>(() => CaseInstance.IdOf(default, 1));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("{case}")]
    [InlineData("{case}-")]
    [InlineData("{case}-0")]
    [InlineData("{case}-01")]
    [InlineData("{case}-+1")]
    [InlineData("{case}-1-1")]
    [InlineData("{case}-99999999999")]
    [InlineData("@entity@{case}-1")]
    [InlineData("ABCDEFGHJKM-1")]
    public void Id_OfAnyOtherForm_IsNotRead(string? text) =>
        CaseInstance.TryParse(text?.Replace("{case}", Case.Value, StringComparison.Ordinal), out _, out _).ShouldBeFalse();
}
