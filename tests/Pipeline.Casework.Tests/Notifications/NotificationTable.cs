using Pipeline.Casework.Policies;

namespace Pipeline.Casework.Tests.Notifications;

/// <summary>
/// The 19 notifications of the Care Quality Commission (Registration) Regulations 2009 (SI 2009/3112, as amended by SI 2012/921), field by field,
/// written down here a second time so that a change of the shipped policy is noticed. The fields of ABSENCE, CHANGES, DEATH, SERIOUS-INJURY and
/// ABUSE are those of the public forms; no form of the other types could be read, so theirs are ours and none of them is required.
/// </summary>
internal static class NotificationTable
{
    /// <summary>Types about an incident: they need the id code of a person and the date of the event.</summary>
    public static IReadOnlyList<string> Incidents { get; } =
    [
        "DEATH", "DEATH-DETAINED", "UNAUTH-ABSENCE", "UNAUTH-ABSENCE-RETURN", "SERIOUS-INJURY", "DOLS-OUTCOME", "ABUSE", "POLICE", "SERVICE-STOPPING",
        "CYP-ADULT-UNIT", "TOP-DEATH",
    ];

    public static IReadOnlyList<string> RegistrationChanges { get; } =
    [
        "SOP-CHANGE", "ABSENCE", "ABSENCE-RETURN", "CHANGES", "PROVIDER-DEATH", "PROVIDER-DEATH-PLANS", "LIQUIDATOR", "LIQUIDATOR-PLANS",
    ];

    public static IReadOnlyList<NotificationTableRow> Fields { get; } =
    [
        // 12(3): https://www.cqc.org.uk/content/regulation-12-statement-purpose
        new("SOP-CHANGE", "revisionDate", DetailFieldType.Date),
        new("SOP-CHANGE", "summaryOfChanges", DetailFieldType.Longtext),
        // 14(1)-(4): https://www.cqc.org.uk/guidance-providers/notifications/absence-registered-individual-28-days-or-more-notification-form
        new("ABSENCE", "absenceKind", DetailFieldType.Choice, ["planned", "emergency"]),
        new("ABSENCE", "absenceStart", DetailFieldType.Date) { MayBeFuture = true },
        new("ABSENCE", "expectedLength", DetailFieldType.Text),
        new("ABSENCE", "reasonForAbsence", DetailFieldType.Longtext),
        new("ABSENCE", "arrangements", DetailFieldType.Longtext),
        new("ABSENCE", "responsiblePerson", DetailFieldType.Longtext),
        new("ABSENCE", "newManagerPlans", DetailFieldType.Longtext),
        // 14: everythingcqc.com outcome 27
        new("ABSENCE-RETURN", "absenceStart", DetailFieldType.Date),
        new("ABSENCE-RETURN", "returnDate", DetailFieldType.Date) { NotBefore = "absenceStart" },
        // 15(1): https://www.cqc.org.uk/guidance-providers/regulations-enforcement/regulation-15-notice-changes
        new("CHANGES", "changes", DetailFieldType.Multi, ["change contact details", "change of an individual's name", "provider name and address", "nominated individuals, officers and directors", "registered manager", "provider stopping regulated activities", "insolvency"]),
        new("CHANGES", "changeDate", DetailFieldType.Date) { MayBeFuture = true },
        new("CHANGES", "changeDetails", DetailFieldType.Longtext),
        // 16: https://www.cqc.org.uk/content/regulation-16-notification-death-service-user
        new("DEATH", "causeOfDeath", DetailFieldType.Text),
        new("DEATH", "dateOfDeath", DetailFieldType.Date),
        new("DEATH", "timeOfDeath", DetailFieldType.Time),
        new("DEATH", "placeOfDeath", DetailFieldType.Choice, ["The location", "Person's own home", "Hospital", "Hospice", "Ambulance", "Other"]),
        new("DEATH", "endOfLifeCare", DetailFieldType.YesNoNk),
        new("DEATH", "surgery", DetailFieldType.YesNoNk),
        new("DEATH", "surgicalProcedure", DetailFieldType.Text) { RequiredWhen = ("surgery", "yes") },
        new("DEATH", "restraint", DetailFieldType.YesNoNk),
        new("DEATH", "expected", DetailFieldType.YesNoNk),
        new("DEATH", "circumstances", DetailFieldType.Longtext) { Required = true },
        // 17(1): https://www.cqc.org.uk/guidance-providers/regulations-enforcement/regulation-17-notification-death-or-unauthorised-absence
        new("DEATH-DETAINED", "dateOfDeath", DetailFieldType.Date),
        new("DEATH-DETAINED", "placeOfDeath", DetailFieldType.Text),
        new("DEATH-DETAINED", "circumstances", DetailFieldType.Longtext),
        // 17(1): https://www.cqc.org.uk/guidance-providers/regulations-enforcement/regulation-17-notification-death-or-unauthorised-absence
        new("UNAUTH-ABSENCE", "lastSeenDate", DetailFieldType.Date),
        new("UNAUTH-ABSENCE", "lastSeenTime", DetailFieldType.Time),
        new("UNAUTH-ABSENCE", "policeInformed", DetailFieldType.YesNoNk),
        // 17(2A): https://verivius.co.uk/guidance/cqc-reg-17 (verbatim quote of 17(2A))
        new("UNAUTH-ABSENCE-RETURN", "absenceDate", DetailFieldType.Date),
        new("UNAUTH-ABSENCE-RETURN", "returnDate", DetailFieldType.Date) { NotBefore = "absenceDate" },
        new("UNAUTH-ABSENCE-RETURN", "returnTime", DetailFieldType.Time),
        // 18(2)(a),(b): http://www.legislation.gov.uk/uksi/2009/3112/regulation/18/made
        new("SERIOUS-INJURY", "dateOfInjury", DetailFieldType.Date),
        new("SERIOUS-INJURY", "injuryDetails", DetailFieldType.Longtext),
        new("SERIOUS-INJURY", "senses", DetailFieldType.Multi, ["Sight", "Hearing", "Touch", "Smell"]),
        new("SERIOUS-INJURY", "majorOrgan", DetailFieldType.Text),
        new("SERIOUS-INJURY", "fracture", DetailFieldType.Text),
        new("SERIOUS-INJURY", "softTissue", DetailFieldType.Multi, ["Muscle", "Tendon", "Joint", "Blood vessel"]),
        new("SERIOUS-INJURY", "pressureSore", DetailFieldType.Boolean),
        new("SERIOUS-INJURY", "intellectualFunctions", DetailFieldType.Multi, ["Intelligence", "Speech", "Thinking", "Remembering", "Making judgments", "Solving problems", "Other"]),
        new("SERIOUS-INJURY", "psychologicalHarm", DetailFieldType.Multi, ["Post traumatic stress disorder", "Stress needing treatment", "Psychosis", "Clinical depression", "Clinical anxiety", "Other"]),
        new("SERIOUS-INJURY", "prolongedPain", DetailFieldType.Boolean),
        // 18(2)(c),(d): legislation.gov.uk uksi/2012/921 explanatory note (reg 5)
        new("DOLS-OUTCOME", "applicationTo", DetailFieldType.Choice, ["supervisory body", "Court of Protection"]),
        new("DOLS-OUTCOME", "applicationOutcome", DetailFieldType.Choice, ["authorised", "not authorised", "withdrawn"]),
        new("DOLS-OUTCOME", "outcomeDate", DetailFieldType.Date),
        // 18(2)(e): https://www.cqc.org.uk/guidance-regulation/providers/notifications/allegations-abuse-safeguarding-notification-form
        new("ABUSE", "role", DetailFieldType.Multi, ["affected by abuse", "affected by alleged abuse", "abuser", "alleged abuser"]) { Required = true },
        // 18(2)(f): https://www.cqc.org.uk/guidance-providers/notifications/police-involvement-incident-notification-form
        new("POLICE", "reportedDate", DetailFieldType.Date),
        new("POLICE", "policeReference", DetailFieldType.Text),
        new("POLICE", "policeInvestigating", DetailFieldType.YesNoNk),
        // 18(2)(g): https://www.cqc.org.uk/guidance-providers/notifications/events-stop-service-running-safely-properly-notification-form
        new("SERVICE-STOPPING", "causes", DetailFieldType.Multi, ["not enough staff", "utilities interrupted for more than 24 hours", "damage to the premises", "fire alarms, call systems or safety equipment out for more than 24 hours"]),
        new("SERVICE-STOPPING", "startDate", DetailFieldType.Date),
        new("SERVICE-STOPPING", "endDate", DetailFieldType.Date) { NotBefore = "startDate" },
        new("SERVICE-STOPPING", "peopleMoved", DetailFieldType.YesNoNk),
        new("SERVICE-STOPPING", "actionsTaken", DetailFieldType.Longtext),
        // 18(2)(h): legislation.gov.uk uksi/2012/921 explanatory note (reg 5)
        new("CYP-ADULT-UNIT", "placedDate", DetailFieldType.Date),
        new("CYP-ADULT-UNIT", "placedTime", DetailFieldType.Time),
        new("CYP-ADULT-UNIT", "ageAtPlacement", DetailFieldType.Text),
        // 20: https://docest.com/doc/134789/notification-form-person-care-home (heading only)
        new("TOP-DEATH", "informedDate", DetailFieldType.Date) { NotBefore = "dateOfDeath" },
        new("TOP-DEATH", "dateOfDeath", DetailFieldType.Date) { NotBefore = "dateOfTermination" },
        new("TOP-DEATH", "dateOfTermination", DetailFieldType.Date),
        // 21: https://cqc.org.uk/node/10462
        new("PROVIDER-DEATH", "dateOfDeath", DetailFieldType.Date),
        // 21(2)(b): https://legislation.gov.uk/uksi/2009/3112/part/5/made
        new("PROVIDER-DEATH-PLANS", "dateOfDeath", DetailFieldType.Date),
        new("PROVIDER-DEATH-PLANS", "plans", DetailFieldType.Longtext),
        new("PROVIDER-DEATH-PLANS", "personInCharge", DetailFieldType.Text),
        // 22(1)(a): https://legislation.gov.uk/uksi/2009/3112/part/5/made
        new("LIQUIDATOR", "appointmentDate", DetailFieldType.Date),
        new("LIQUIDATOR", "appointedAs", DetailFieldType.Choice, ["receiver", "manager", "liquidator", "provisional liquidator", "trustee in bankruptcy"]),
        new("LIQUIDATOR", "reasonForAppointment", DetailFieldType.Longtext),
        // 22(1)(c): https://legislation.gov.uk/uksi/2009/3112/part/5/made
        new("LIQUIDATOR-PLANS", "appointmentDate", DetailFieldType.Date),
        new("LIQUIDATOR-PLANS", "plans", DetailFieldType.Longtext),
    ];

    public static IEnumerable<NotificationTableRow> FieldsOf(string type) => Fields.Where(row => row.Type == type);
}
