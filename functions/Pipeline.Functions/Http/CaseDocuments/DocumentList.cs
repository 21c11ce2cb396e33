using Pipeline.Casework.Documents;

namespace Pipeline.Functions.Http.CaseDocuments;

/// <summary>The documents of a case that the caller may see.</summary>
public sealed record DocumentList(IReadOnlyList<CaseDocument> Items);
