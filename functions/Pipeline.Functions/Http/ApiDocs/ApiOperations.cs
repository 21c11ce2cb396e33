using Pipeline.Functions.Http.CaseDocuments;
using Pipeline.Functions.Http.CaseReading;
using Pipeline.Functions.Http.Deciding;
using Pipeline.Functions.Http.Drafts;
using Pipeline.Functions.Http.Health;
using Pipeline.Functions.Http.Operations;
using Pipeline.Functions.Http.PublicRegister;
using Pipeline.Functions.Http.Submissions;
using Pipeline.Functions.Http.Syndication;
using Pipeline.Functions.Http.Worklists;
using Pipeline.Functions.Http.Workspaces;

namespace Pipeline.Functions.Http.ApiDocs;

/// <summary>Every operation, by subject. A route without an entry in the table of its folder fails a test that says so.</summary>
internal static class ApiOperations
{
    public static IReadOnlyList<KeyValuePair<string, IReadOnlyList<Operation>>> BySubject { get; } =
    [
        KeyValuePair.Create("Submissions", SubmissionOperations.All),
        KeyValuePair.Create("Cases", CaseOperations.All),
        KeyValuePair.Create("Decisions", DecisionOperations.All),
        KeyValuePair.Create("Documents", DocumentOperations.All),
        KeyValuePair.Create("Word", WorkspaceOperations.All),
        KeyValuePair.Create("Drafts", DraftOperations.All),
        KeyValuePair.Create("Worklist", WorklistOperations.All),
        KeyValuePair.Create("The public", RegisterOperations.All),
        KeyValuePair.Create("Syndication", SyndicationOperations.All),
        KeyValuePair.Create("Operations", OperationsOperations.All),
        KeyValuePair.Create("Audit", AuditOperations.All),
        KeyValuePair.Create("Health", HealthOperations.All),
        KeyValuePair.Create("This description", ApiDocsOperations.All),
    ];

    public static IEnumerable<Operation> All => BySubject.SelectMany(subject => subject.Value);
}
