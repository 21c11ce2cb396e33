using System.Net.Mail;
using Pipeline.Casework.Input;

namespace Pipeline.Casework.Notifications;

/// <summary>The optional <c>email</c> of a person.</summary>
public static class EmailField
{
    /// <summary>The longest address that mail can carry (RFC 5321, 4.5.3.1.3, less the angle brackets).</summary>
    public const int MaxLength = 254;

    public static string? Read(FieldReader person)
    {
        var text = person.Text("email", MaxLength);
        if (text is not null && (!MailAddress.TryCreate(text, out var address) || address.Address != text))
        {
            person.Fault("email", "must be an e-mail address");
        }

        return text;
    }
}
