using Pipeline.Casework.People;
using Pipeline.Casework.Reports;
using Pipeline.Casework.Word;
using Pipeline.Functions.Http.ApiDocs;

namespace Pipeline.Functions.Http.Drafts;

/// <summary>The draft report, for the API description.</summary>
internal static class DraftOperations
{
    private static readonly Audience Readers = Audience.Staff.And(Role.Provider);

    public static IReadOnlyList<Operation> All { get; } =
    [
        Operation.Get(Routes.CaseDraft, nameof(DraftFunctions.GetDraft), "The draft report: as it stands to staff, as it was sent to the provider.", Readers,
            ApiAnswer.Json<DraftContent>("The draft as a page, or as data or Word where the Accept header prefers them.") with { MediaTypes = [ApiAnswer.HtmlType, WordNames.MediaType] }) with
        {
            Parameters = [ApiHeaders.Accept],
        },
        Operation.Get(Routes.CaseDraftInWord, nameof(DraftFunctions.GetDraftInWord), "The same as a Word document.", Readers,
            ApiAnswer.Bytes(WordNames.MediaType, "The document.")),
    ];
}
