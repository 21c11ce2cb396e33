namespace Pipeline.Embedded.Hosting.Feed;

/// <summary>A document in a change feed.</summary>
/// <param name="Position">Rises with every change, over the whole container.</param>
/// <param name="Json">The document as a store on Azure would hand it out.</param>
public sealed record ChangedDocument(long Position, string Json);
