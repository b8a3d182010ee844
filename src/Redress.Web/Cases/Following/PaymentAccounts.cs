using Redress.Domain.Rulebooks;
using Redress.Web.Shell;

namespace Redress.Web.Cases.Following;

/// <summary>The account on which a scheme takes deposits (BC-26). A setting and no value of the rulebook: an old case is paid on today's account.</summary>
public sealed record PaymentAccount(string Holder, string Iban)
{
    /// <summary>In groups of four, as banks print it.</summary>
    public string Printed => string.Join(' ', Iban.Chunk(4).Select(group => new string(group)));
}

/// <summary>Read from <c>Payments:{scheme}:Iban</c> and <c>:Holder</c>; the demo has an account that no bank knows.</summary>
public sealed class PaymentAccounts(IConfiguration configuration, IHostEnvironment environment, CaseWords words)
{
    private const string OfTheDemo = "BE68539007547034";

    /// <summary>Null where none is set; the page then says whom to ask.</summary>
    public PaymentAccount? Of(Rulebook rulebook)
    {
        var iban = configuration[$"Payments:{rulebook.Scheme}:Iban"] ?? (environment.IsDemo() ? OfTheDemo : null);
        return string.IsNullOrWhiteSpace(iban)
            ? null
            : new PaymentAccount(configuration[$"Payments:{rulebook.Scheme}:Holder"] ?? words.Scheme(rulebook), iban.Replace(" ", "", StringComparison.Ordinal));
    }
}
