namespace Pipeline.Functions.Tests.Roles;

/// <summary>
/// Who may call what, written down a second time and by hand; the decisions of a case have a table of their own beside the process.
/// Of a cell: A allowed, U sign in first (401), F known but not for this role (403), N there is no such thing (404).
/// </summary>
internal static class RoleTable
{
    /// <summary>The callers in the order of a row's cells. What each stands for: <see cref="RoleHouse"/>.</summary>
    public static readonly string[] Callers =
    [
        "public", "submitter", "other-submitter", "provider-before-the-draft", "provider-with-the-draft", "provider-that-submitted", "other-provider",
        "triage", "inspector", "reviewer", "publisher", "manager", "operations", "auditor",
    ];

    private const string Rows = """
        POST   api/notifications                                                202  AAAAAAA AAAAA AA
        POST   api/concerns                                                     202  AAAAAAA AAAAA AA
        POST   api/assessments                                                  202  UFFFFFF FAFFA FF
        POST   api/imports                                                      202  UFFFFFF FFFFA AF
        GET    api/imports/{importId}                                           404  UNNNNNN NNNNN NN
        GET    api/cases/{caseId}                                               200  UFNNAAN AAAAA FF
        GET    api/cases/{caseId}/status                                        200  UANNAAN AAAAA AF
        GET    api/cases/{caseId}/timeline                                      200  UFNNFFN AAAAA FA
        GET    api/cases/{caseId}/reporter                                      200  UFNNFFN AFFFF FF
        GET    api/cases/{caseId}/bundle                                        200  UFNNFFN AAAAA FF
        GET    api/cases/{caseId}/documents                                     200  UANNAAN AAAAA FF
        POST   api/cases/{caseId}/documents                                     201  UANNAAN AAFFA FF
        GET    api/cases/{caseId}/documents/{documentId}                        200  UNNNNNN AAAAA FF
        GET    api/cases/{caseId}/draft                                         200  UFNNAFN NNNNN FF
        GET    api/cases/{caseId}/draft/docx                                    200  UFNNAFN NNNNN FF
        GET    api/cases/{caseId}/workspace                                     422  UFNNFFN FAFFF FF
        POST   api/cases/{caseId}/workspace                                     400  UFNNFFN FAFFF FF
        POST   api/decisions                                                    200  UAAAAAA AAAAA AA
        GET    api/worklist                                                     200  UFFFFFF AAAAA FF
        GET    api/locations/{locationId}                                       200  UFFFFFF AAAAA FF
        GET    api/operations/today                                             200  UFFFFFF FFFFA AF
        GET    api/operations/stuck                                             200  UFFFFFF FFFFA AF
        POST   api/operations/cases/{caseId}/release                            202  UFNNFFN FFFFA AF
        GET    api/operations/dead-letters                                      200  UFFFFFF FFFFA AF
        POST   api/operations/dead-letters/{queue}/{sequenceNumber}/replay      404  UFFFFFF FFFFN NF
        POST   api/operations/dead-letters/{queue}/{sequenceNumber}/discard     404  UFFFFFF FFFFN NF
        GET    api/operations/orchestrations                                    200  UFFFFFF FFFFA AF
        GET    api/operations/orchestrations/{instanceId}                       200  UFFFFFF FFFFA AF
        DELETE api/operations/orchestrations/{instanceId}                       200  UFFFFFF FFFFA AF
        POST   api/operations/register                                          200  UFFFFFF FFFFA FF
        POST   api/operations/rebuild                                           202  UFFFFFF FFFFA FF
        GET    api/audit                                                        200  UFFFFFF FFFFF FA
        GET    api/audit/verify                                                 200  UFFFFFF FFFFF FA
        POST   api/audit/verify                                                 202  UFFFFFF FFFFF FA
        GET    api/audit/verifications/latest                                   200  UFFFFFF FFFFF FA
        GET    {root:maxlength(0)?}                                             200  AAAAAAA AAAAA AA
        GET    api/measures                                                     200  AAAAAAA AAAAA AA
        GET    api/register/locations                                           200  AAAAAAA AAAAA AA
        GET    api/register/locations/{locationId}                              200  AAAAAAA AAAAA AA
        GET    api/register/reports/{reportId}                                  404  NNNNNNN NNNNN NN
        GET    api/register/reports/{reportId}/docx                             404  NNNNNNN NNNNN NN
        GET    public/v1/providers                                              200  AAAAAAA AAAAA AA
        GET    public/v1/providers/{providerId}                                 200  AAAAAAA AAAAA AA
        GET    public/v1/locations                                              200  AAAAAAA AAAAA AA
        GET    public/v1/locations/{locationId}                                 200  AAAAAAA AAAAA AA
        GET    public/v1/locations/{locationId}/inspection-areas                200  AAAAAAA AAAAA AA
        GET    public/v1/reports/{linkId}                                       404  NNNNNNN NNNNN NN
        GET    public/v1/changes/{organisation}                                 200  AAAAAAA AAAAA AA
        GET    api/health/live                                                  200  AAAAAAA AAAAA AA
        GET    api/health/ready                                                 200  AAAAAAA AAAAA AA
        GET    api/openapi.json                                                 200  AAAAAAA AAAAA AA
        """;

    /// <summary>Every call of the table.</summary>
    public static IReadOnlyList<RoleRow> All { get; } =
    [
        .. Rows.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split(' ', 4, StringSplitOptions.RemoveEmptyEntries))
            .Select(cells => new RoleRow(cells[0], cells[1], int.Parse(cells[2], null), cells[3].Replace(" ", string.Empty, StringComparison.Ordinal))),
    ];
}
