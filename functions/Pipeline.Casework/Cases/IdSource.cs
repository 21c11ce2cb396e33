using System.Security.Cryptography;

namespace Pipeline.Casework.Cases;

/// <summary>Where ids and salts come from, so that a test can choose them.</summary>
public class IdSource
{
    /// <summary>Fresh random bits for a case id.</summary>
    public virtual CaseId NewCaseId() => CaseId.From(Bytes(8));

    /// <summary>32 hex digits.</summary>
    public virtual string NewId() => Convert.ToHexStringLower(Bytes(16));

    /// <summary>Cryptographically random bytes.</summary>
    protected virtual byte[] Bytes(int count) => RandomNumberGenerator.GetBytes(count);
}
