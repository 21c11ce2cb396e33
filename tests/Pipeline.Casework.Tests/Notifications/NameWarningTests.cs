using Pipeline.Casework.Notifications;

namespace Pipeline.Casework.Tests.Notifications;

public sealed class NameWarningTests
{
    [Theory]
    [InlineData("At 10 in the morning Mrs Jones fell.")]
    [InlineData("We called Dr. Patel at once.")]
    [InlineData("The resident, Ann Smith, fell.")]
    [InlineData("John Smith was found on the floor.")]
    [InlineData("On Monday John Smith fell.")]
    [InlineData("she was seen by Mary O'Neil-Jones later")]
    [InlineData("Yesterday the carer told Miss A and Siân Évans about it.")]
    public void For_TextWithAName_Warns(string text)
    {
        var warning = NameWarning.For(text).ShouldHaveSingleItem();

        warning.ShouldStartWith("The narrative seems to contain a person's name.");
        foreach (var name in new[] { "Jones", "Patel", "Smith", "Neil", "vans" })
        {
            warning.ShouldNotContain(name, Case.Sensitive);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("SU-14 fell in the lounge and broke a wrist. Staff called an ambulance.")]
    [InlineData("The resident was taken to Royal Devon Hospital on Monday.")]
    [InlineData("On Christmas Day the heating failed at Lucerne House Care Home.")]
    [InlineData("Reported to Exeter City Council and to the Care Quality Commission.")]
    [InlineData("He had Paracetamol. Then Ibuprofen was given.")]
    [InlineData("When Staff arrived SU-14 was awake.")]
    [InlineData("GP and NHS were told. CQC was told.")]
    [InlineData("The dr was called; mr was written in the notes.")]
    [InlineData("In January Tuesday visits stop.")]
    public void For_TextWithoutAName_SaysNothing(string? text) => NameWarning.For(text).ShouldBeEmpty();

    [Fact]
    public void For_HugeTextOfCapitals_Ends()
    {
        NameWarning.For(new string('A', 100_000)).ShouldBeEmpty();
        NameWarning.For(string.Concat(Enumerable.Repeat("A ", 50_000))).ShouldBeEmpty();
        NameWarning.For("Mr" + new string(' ', 100_000)).ShouldBeEmpty();
    }
}
