using System.Runtime.Serialization;

namespace DurableTask.Core.History;

[DataContract]
public abstract class HistoryEvent : IExtensibleDataObject
{
    protected HistoryEvent(int eventId)
    {
        EventId = eventId;
        Timestamp = DateTime.UtcNow;
    }

    [DataMember]
    public int EventId { get; internal set; }

    [DataMember]
    public bool IsPlayed { get; set; }

    [DataMember]
    public DateTime Timestamp { get; set; }

    [DataMember]
    public virtual EventType EventType { get; private set; }

    public ExtensionDataObject? ExtensionData { get; set; }
}
