using Pipeline.Casework.Cases;

namespace Pipeline.EndToEnd.Tests.Scenarios.Steps;

internal static class Provider
{
    public const string Header = $"Development home-manager provider={Api.Provider}";

    /// <summary>Of some other place.</summary>
    public const string OtherHeader = $"Development other-manager provider={Api.OtherProvider}";

    public static Step HasNothing() => new(Header, DecisionNames.NothingToCorrect, new { });

    public static Step Raises(params string[] places) => Responds(places, final: true);

    public static Step Keeps(params string[] places) => Responds(places, final: false);

    public static Step AsksForReview() => new(Header, DecisionNames.RequestRatingReview, new { grounds = "The scores were added up wrongly." });

    private static Step Responds(IReadOnlyList<string> places, bool final) => new(
        Header,
        DecisionNames.RespondFactualAccuracy,
        new { points = places.Select(where => new { kind = "fact", where, text = $"What is said about {where} is not so." }), final });
}
