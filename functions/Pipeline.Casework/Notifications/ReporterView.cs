namespace Pipeline.Casework.Notifications;

/// <summary>Who raised a concern.</summary>
public sealed record ReporterView(IdentityWish Identity, PersonalPart Reporter);
