using Pipeline.Casework.Cases;

namespace Pipeline.EndToEnd.Tests.Scenarios.Steps;

internal static class Publisher
{
    public const string Header = "Development publisher-1 roles=publisher";

    public static Step SignsOff(string who = Header) => new(who, DecisionNames.SignOff, new { });

    public static Step Returns() =>
        new(Header, DecisionNames.ReturnDraft, new { comments = new[] { "Plainer, please." }, reason = "The public must understand it." });

    public static Step Withdraws(string who = Header) => new(who, DecisionNames.Withdraw, new { reason = "Published under the wrong place." });
}
