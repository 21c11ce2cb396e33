using Pipeline.Casework.Search;

namespace Pipeline.Casework.Tests.Search;

public sealed class PlainWordsTests
{
    [Theory]
    [InlineData("St Mary’s", "ST MARYS")]
    [InlineData("O'Brien \"AND\" (NOT x*)", "OBRIEN AND NOT X")]
    [InlineData("Tŷ Gŵyn, Ysgol-y-Mynydd", "TY GWYN YSGOL Y MYNYDD")]
    [InlineData("ægis Œuvre Straße Þór Łódź", "AEGIS OEUVRE STRASSE THOR LODZ")]
    [InlineData("Ve\u0301ronique Việt", "VERONIQUE VIET")]
    [InlineData("M33 7FT", "M33 7FT")]
    [InlineData("𠀀 東京", "𠀀 東京")]
    [InlineData(" ,;! ", "")]
    [InlineData(null, "")]
    public void Words_OfAText_AreItsLettersAndDigitsWithoutCaseOrAccents(string? text, string words) =>
        string.Join(' ', PlainWords.Of(text)).ShouldBe(words);
}
