namespace Pipeline.Casework.Cases;

/// <summary>The names of effects.</summary>
public static class Effects
{
    public const string Acknowledge = "acknowledge";
    public const string Appraise = "appraise";
    public const string AlertDuty = "alert-duty";
    public const string Ask = "ask";
    public const string OpenWorkspace = "open-workspace";
    public const string BuildDraft = "build-draft";
    public const string SendDraft = "send-draft";
    public const string Publish = "publish";
    public const string NotifyProvider = "notify-provider";
    public const string NotifySubmitter = "notify-submitter";
    public const string Refer = "refer";
    public const string TellOwner = "tell-owner";
    public const string Scan = "scan";
    public const string ReturnLinked = "return-linked";
}
