namespace Redress.Web.Letters;

/// <summary>The account on which a scheme takes deposits (BC-26). A setting and no value of the rulebook: an old case is paid on today's account.</summary>
public sealed record PaymentAccount(string Holder, string Iban)
{
    /// <summary>In groups of four, as banks print it.</summary>
    public string Printed => string.Join(' ', Iban.Chunk(4).Select(group => new string(group)));
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
