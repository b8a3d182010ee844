namespace Redress.Web.Letters;

/// <summary>The account on which a scheme takes deposits (BC-26). A setting and no value of the rulebook: an old case is paid on today's account.</summary>
public sealed record PaymentAccount(string Holder, string Iban)
{
    /// <summary>In groups of four, as banks print it.</summary>
    public string Printed => string.Join(' ', Iban.Chunk(4).Select(group => new string(group)));

    /// <summary>Whether the check digits of an account's number are right (ISO 13616), however it is grouped.</summary>
    public static bool IsIban(string text)
    {
        var bare = text.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        if (
            bare.Length is < 15 or > 34
            || !bare.All(char.IsAsciiLetterOrDigit)
            || !bare.Take(2).All(char.IsAsciiLetter)
            || !bare.Skip(2).Take(2).All(char.IsAsciiDigit)
        )
        {
            return false;
        }

        var rest = 0;
        foreach (var sign in bare[4..] + bare[..4])
        {
            rest = char.IsAsciiDigit(sign)
                ? ((rest * 10) + (sign - '0')) % 97
                : ((rest * 100) + (sign - 'A' + 10)) % 97;
        }

        return rest == 1;
    }
}

/// <summary>Read from <c>Payments:{scheme}:Iban</c> and <c>:Holder</c>, for letters and pages alike.</summary>
public sealed class PaymentAccounts(IConfiguration configuration)
{
    /// <summary>Null where none is set; letters then name none, and the page says whom to ask.</summary>
    /// <param name="holder">Whose account it is where the setting does not say.</param>
    public PaymentAccount? Of(string scheme, string holder) =>
        configuration[$"Payments:{scheme}:Iban"]?.Replace(" ", "", StringComparison.Ordinal) is { Length: > 0 } iban
            ? new PaymentAccount(
                configuration[$"Payments:{scheme}:Holder"] is { Length: > 0 } named ? named : holder,
                iban
            )
            : null;
}
