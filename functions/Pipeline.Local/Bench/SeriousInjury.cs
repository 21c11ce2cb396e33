using System.Text.Json.Nodes;

namespace Pipeline.Local.Bench;

/// <summary>The notification that workloads submit: a common one, with a narrative of ordinary length.</summary>
internal static class SeriousInjury
{
    private const string Narrative =
        "A resident fell in the dining room shortly after lunch and could not get up. Staff stayed with them, a wrist was found to be broken, and an "
        + "ambulance was called. The family was told the same afternoon. The floor was dry; a chair had been left in the way of the trolley. The chairs "
        + "are now put back after each meal, and the falls assessment of the resident was written anew on the same day.";

    public static JsonObject Of(string locationId, string reference, string date) => new()
    {
        ["type"] = "SERIOUS-INJURY",
        ["locationId"] = locationId,
        ["providerReference"] = reference,
        ["submittedBy"] = new JsonObject { ["name"] = "registered-manager", ["jobTitle"] = "Registered manager", ["email"] = "manager@provider.example" },
        ["person"] = new JsonObject { ["idCode"] = "SU-14", ["ageRange"] = "75-84" },
        ["event"] = new JsonObject { ["date"] = date, ["details"] = new JsonObject { ["fracture"] = "left wrist", ["prolongedPain"] = true } },
        ["narrative"] = Narrative,
    };
}
