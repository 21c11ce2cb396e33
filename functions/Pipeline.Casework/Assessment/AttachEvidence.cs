using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;
using Pipeline.Casework.Policies;

namespace Pipeline.Casework.Assessment;

/// <summary>A document of the case supports statements, in a category of the framework.</summary>
public sealed class AttachEvidence : Decision<AttachEvidence.Body>
{
    private const int MaxStatements = 200;

    public override string Name => DecisionNames.AttachEvidence;

    public override IEnumerable<string> Standing(CaseState state, Policy policy, DateTimeOffset now)
    {
        if (state.Documents.Count == 0)
        {
            yield return "the case has no documents";
        }
    }

    protected override Body Read(FieldReader body, DecisionContext context)
    {
        var text = context.Policy.Limits.TextCharacters;
        var framework = CaseFramework.Of(context.State, context.Policy);
        var documentId = body.RequiredText("documentId", text);
        if (documentId.Length > 0 && context.State.Documents.All(document => document.DocumentId != documentId))
        {
            body.Fault("documentId", "is no document of this case");
        }

        var statements = body.TextList("statements", MaxStatements, text);
        var unknown = statements.Where(id => framework.FindStatement(id) is null && framework.FindKeyQuestion(id) is null).ToList();
        if (unknown.Count > 0)
        {
            body.Fault("statements", $"{string.Join(", ", unknown)}: not in {framework.Key}");
        }
        else if (statements.Count == 0 && !body.Faults.Fields.Contains("statements"))
        {
            body.Fault("statements", "must name at least one statement");
        }

        var categories = framework.EvidenceCategories.Select(category => category.Id).ToList();
        var named = categories.Count == 0 ? body.Text("category", text) : body.Choice("category", categories);
        return new(new Evidence(documentId, statements, named));
    }

    protected override void Decide(Body body, CaseScript script, DecisionContext context) => script.Add(new EvidenceAttached(body.Evidence));

    public sealed record Body(Evidence Evidence);
}
