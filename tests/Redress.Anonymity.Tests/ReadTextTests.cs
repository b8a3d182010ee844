using Redress.Domain.Tests.Law;

namespace Redress.Anonymity.Tests;

/// <summary>BC-31: one text in all its forms.</summary>
public sealed class ReadTextTests
{
    [Fact]
    [Rule("BC-31")]
    public void What_stands_in_one_form_alone_is_found_with_its_place_and_what_stands_in_several_once()
    {
        var found = ReadText.Identities(
            [
                "The committee read what Ja&#110; Pee**ters** and 0475 12 34 56 had brought before it.",
                "The committee read what Jan Peeters and 0475 12 34 56 had brought before it.",
                "Jan Peeters",
            ],
            TwoSides.Consumer,
            12
        );
        Assert.Equal(
            [
                new ReadIdentity("name", "Pee**ters", "… Ja&#110; Pee**ters** and 0475 …"),
                new ReadIdentity("phone", "0475 12 34 56", "… and 0475 12 34 56 had brought …"),
                new ReadIdentity("name", "Jan Peeters", "… read what Jan Peeters and 0475 12 …"),
            ],
            found.OrderBy(f =>
                f.Kind == "phone" ? 1
                : f.Found.StartsWith('P') ? 0
                : 2
            )
        );
    }

    [Theory]
    [Rule("BC-31")]
    [InlineData("jan@shop.be", "Schrijf naar jan at shop dot be.")]
    [InlineData("jan@shop.be", "Schrijf naar jan (at) shop [punt] be.")]
    [InlineData("jan@shop.be", "Schrijf naar jan apenstaartje shop punt be.")]
    [InlineData("jan@shop.be", "Écrivez à jan arobase shop point be.")]
    [InlineData("jan.peeters@voorbeeld.example", "Schrijf naar jan punt peeters at voorbeeld dot example.")]
    [InlineData("jan.peeters@voorbeeld.example", "Write to jan peeters at voorbeeld.example.")]
    [InlineData("jan.peeters@voorbeeld.example", "Schrijf naar jan peeters bij voorbeeld punt example.")]
    [InlineData("jan.peeters@voorbeeld.example", "Écrivez chez voorbeeld: jan.peeters chez voorbeeld point example.")]
    public void A_known_address_is_found_as_one_says_it(string known, string text) =>
        Assert.Contains(
            Anonymizer.FindIdentities(text, KnownIdentities.None with { Emails = [known] }),
            leak => leak.Kind == IdentityKinds.Email
        );

    [Theory]
    [Rule("BC-31")]
    [InlineData("BE68 5390 0754 7034", "Terugbetaald op 68539007547034.")]
    [InlineData("BE68 5390 0754 7034", "Terugbetaald op 68 5390 0754 7034.")]
    [InlineData("BE68 5390 0754 7034", "Terugbetaald op 5390.0754.7034.")]
    [InlineData("BE68 5390 0754 7034", "Terugbetaald op b\u00ADe68\u00A05390\u202F0754\u20097034.")]
    [InlineData("NL91ABNA0417164300", "Terugbetaald op abna 0417 1643 00.")]
    [InlineData("NL91ABNA0417164300", "Terugbetaald op 0417164300.")]
    [InlineData("NL91ABNA0417164300", "Terugbetaald op nl-91.abna/0417_1643_00.")]
    public void A_known_account_is_found_with_and_without_its_country(string known, string text) =>
        Assert.Contains(
            Anonymizer.FindIdentities(text, KnownIdentities.None with { BankAccounts = [known] }),
            leak => leak.Kind == IdentityKinds.BankAccount
        );

    [Theory]
    [Rule("BC-31")]
    [InlineData("Pee\u1160ters")]
    [InlineData("Pee\u3164ters")]
    [InlineData("Pee\uFFA0ters")]
    [InlineData("Pee\u034Fters")]
    [InlineData("Pee\u2060ters")]
    [InlineData("Pee\u00ADters")]
    public void Signs_that_nobody_sees_hide_no_name(string written) =>
        Assert.Contains(
            Anonymizer.FindIdentities($"De klager {written} wachtte.", TwoSides.Consumer),
            leak => leak.Kind == IdentityKinds.Name
        );
}
