namespace Pipeline.Local.Demo.Cast;

/// <summary>Somebody who acts in the demo: a user id and the value of the <c>Authorization</c> header, which is all that the pipeline learns of them.</summary>
internal sealed record Player(string User, string? Authorization)
{
    public static Player Public { get; } = new("public", null);

    /// <summary>The provider itself, signed in.</summary>
    public static Player Provider(string providerId) => new($"provider-{providerId}", $"Development provider-{providerId} provider={providerId}");

    /// <summary>The holder of a reference and its access code.</summary>
    public static Player Submitter(string caseId, string accessCode) => new("submitter", $"Reference {caseId}:{accessCode}");
}
