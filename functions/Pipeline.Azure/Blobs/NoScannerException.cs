using Pipeline.Casework.Documents;

namespace Pipeline.Azure.Blobs;

/// <summary>The settings leave the scanning of documents to the app, and the app has no scanner. The message says what to do.</summary>
public sealed class NoScannerException : Exception
{
    internal NoScannerException()
        : base(
            $"Nobody scans documents: the setting '{Connections.Documents}__scanner' is '{BlobServices.Own}' and no {nameof(IMalwareScanner)} is registered. Switch on Microsoft "
            + "Defender for Storage (parameter 'malwareScanning' of the deployment) or register one before the adapters of Azure.")
    {
    }
}
