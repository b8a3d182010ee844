using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Cases;

/// <summary>FP-21, FP-13: how the parties are called, reached and written to, and who confirms an address.</summary>
public sealed class ContactDetailsTests
{
    private const string New = "ann.peeters@example.org";

    private static ConfirmAddress Confirmed(string email = New, AddressHolder holder = AddressHolder.Complainant) =>
        new(holder, email);

    private static ACase Unconfirmed(string filed)
    {
        var a = ACase.OfBeCommerce(filed);
        a.It.Addresses[0] = a.It.Addresses[0] with { ConfirmedAt = null };
        return a;
    }

    [Fact]
    [Rule("FP-21")]
    public void Each_party_corrects_its_own_details_and_the_secretary_either_in_every_state()
    {
        var a = ACase.AgainstANonMember();
        a.Do(ACase.Secretary, new StartMediation());
        a.Invalid(a.Consumer, new CorrectDetails(Party.Respondent, "Another"), "party", "FP-21");
        a.Invalid(a.Shop, new CorrectDetails(Party.Complainant, "Another"), "party", "FP-21");
        a.Invalid(ACase.Secretary, new CorrectDetails(Name: "Another"), "party", "FP-21");
        a.Refused(ACase.Handler, new CorrectDetails(Party.Complainant, "Another"), RefusalKind.NotThisRole, "FP-21");
        a.Do(a.Consumer, new CorrectDetails(Name: " Anna Peeters ", Phone: "+32 2 555 12 34"));
        Assert.Equal(("Anna Peeters", "+32 2 555 12 34"), (a.It.Complainant.Name, a.It.Complainant.Phone));
        a.Do(a.Shop, new CorrectDetails(Name: "Farther Shop", Address: new Address("Far 1", "1000", "Brussel", "BE")));
        Assert.Equal(("Farther Shop", "Brussel"), (a.It.Respondent.Name, a.It.Respondent.Address!.City));
        a.Do(ACase.Secretary, new CorrectDetails(Party.Complainant, Language: "fr"));
        a.Do(ACase.Secretary, new CorrectDetails(Party.Respondent, Language: "en"));
        Assert.Equal(("fr", "en"), (a.It.Language, a.It.Respondent.Language));
        a.Do(a.Consumer, new Withdraw("enough")).Do(a.Consumer, new CorrectDetails(Phone: ""));
        Assert.Null(a.It.Complainant.Phone);
    }

    [Fact]
    [Rule("FP-21")]
    public void What_is_left_out_stays_and_nothing_different_is_no_correction()
    {
        var a = ACase.OfBeCommerce();
        var before = a.It.Complainant;
        a.Invalid(a.Consumer, new CorrectDetails(), "name", "FP-21");
        a.Invalid(a.Consumer, new CorrectDetails(Name: before.Name, Email: "ANN@example.org"), "name", "FP-21");
        a.Invalid(a.Consumer, new CorrectDetails(Name: " "), "name", "FP-21");
        a.Invalid(a.Consumer, new CorrectDetails(Language: "de"), "language", "FP-21");
        a.Invalid(a.Consumer, new CorrectDetails(Email: "nobody"), "email", "FP-21");
        a.Do(a.Consumer, new CorrectDetails(Address: new Address("Nieuwstraat 2", "9000", "Gent", "BE")));
        Assert.Equal(before with { Address = a.It.Complainant.Address }, a.It.Complainant);
        Assert.Equal(["address"], a.Last<DetailsCorrected>().Corrected);
    }

    [Fact]
    [Rule("FP-21")]
    public void Somebody_stays_reachable_somewhere()
    {
        var a = ACase.OfBeCommerce();
        a.Invalid(
            a.Consumer,
            new CorrectDetails(Email: "", Address: new Address(null, null, null, null)),
            "email",
            "FP-21"
        );
        a.Do(a.Consumer, new CorrectDetails(Email: ""));
        Assert.Null(a.It.Complainant.Email);
        Assert.Empty(a.It.Addresses);
        a.Invalid(a.Consumer, new CorrectDetails(Address: new Address("", null, null, null)), "email", "FP-21");
    }

    [Fact]
    [Rule("FP-21")]
    public void A_member_stands_in_the_register_and_corrects_the_language_of_its_letters_here()
    {
        var a = ACase.OfBeCommerce().Do(ACase.Secretary, new StartMediation());
        a.Invalid(a.Shop, new CorrectDetails(Name: "Another"), "name", "FP-21");
        a.Invalid(a.Shop, new CorrectDetails(Email: "another@example.org"), "email", "FP-21");
        a.Do(a.Shop, new CorrectDetails(Language: "nl", Phone: "+32 2 555 12 34"));
        Assert.Equal(("nl", "Demo Shop"), (a.It.Respondent.Language, a.It.Respondent.Name));
        Assert.Equal("fr", a.It.FiledAgainst!.Language);
    }

    [Fact]
    [Rule("FP-21")]
    public void A_new_address_counts_once_its_holder_confirmed_it()
    {
        var a = ACase.OfBeCommerce();
        a.Do(a.Consumer, new CorrectDetails(Email: New));
        Assert.Equal("ann@example.org", a.It.Complainant.Email);
        Assert.Equal(New, a.It.NewAddressOf(AddressHolder.Complainant)!.Email);
        a.NotNow(a.Consumer, Confirmed("else@example.org"), "FP-21");
        a.NotNow(a.Consumer, Confirmed(New, AddressHolder.Respondent), "FP-21");
        a.Do(a.Consumer, Confirmed());
        Assert.Equal(New, a.It.Complainant.Email);
        Assert.Null(a.It.NewAddressOf(AddressHolder.Complainant));
        Assert.Empty(a.It.UnconfirmedAddresses);
        a.NotNow(a.Consumer, Confirmed(), "FP-21");
        a.NotNow(a.Consumer, Confirmed("ann@example.org"), "FP-21");

        var told = ACase.OfBeCommerce().SentToMember("2026-02-17");
        told.Do(told.Consumer, new CorrectDetails(Email: New)).NotNow(told.Shop, Confirmed(), "FP-21");
    }

    [Fact]
    [Rule("FP-21")]
    public void Another_new_address_takes_the_place_of_one_that_nobody_confirmed_and_the_old_one_can_stay()
    {
        var a = ACase.OfBeCommerce();
        a.Do(a.Consumer, new CorrectDetails(Email: "wrong@example.org")).Do(a.Consumer, new CorrectDetails(Email: New));
        a.NotNow(a.Consumer, Confirmed("wrong@example.org"), "FP-21");
        a.Do(a.Consumer, new CorrectDetails(Email: "ann@example.org"));
        Assert.Null(a.It.NewAddressOf(AddressHolder.Complainant));
        a.NotNow(a.Consumer, Confirmed(), "FP-21");
        Assert.Equal(["ann@example.org"], a.It.Addresses.Select(x => x.Email));
    }

    // Filed on Monday 16 February: reminded on the 19th, a task on the 23rd.
    [Fact]
    [Rule("FP-21")]
    public void Who_confirmed_nothing_is_reminded_on_the_third_day_once()
    {
        var a = Unconfirmed("2026-02-16T18:00");
        Assert.Equal(ACase.Instant(a.Rulebook, "2026-02-19T07:00"), a.It.RemindsOfAddressesAt(a.Rulebook));
        a.Advance("2026-02-19T06:59").NotNow(Actor.Clock, new RemindOfAddresses(), "FP-21");
        a.Advance("2026-02-19T07:00").Do(Actor.Clock, new RemindOfAddresses());
        Assert.Equal("ann@example.org", a.Last<AddressAsked>().Address.Email);
        Assert.Null(a.It.RemindsOfAddressesAt(a.Rulebook));
        a.NotNow(Actor.Clock, new RemindOfAddresses(), "FP-21");
    }

    [Fact]
    [Rule("FP-21")]
    public void On_the_seventh_day_an_unconfirmed_address_is_the_secretarys_task_until_it_is_confirmed_or_asked_anew()
    {
        var a = Unconfirmed("2026-02-16T18:00").Advance("2026-02-23T06:59");
        Assert.DoesNotContain(a.It.WaitingDuties, d => d.Kind == DutyKind.AddressToConfirm);
        a.Advance("2026-02-23T07:01");
        Assert.Contains(a.It.WaitingDuties, d => d.Kind == DutyKind.AddressToConfirm);
        // The secretary called: the same address, a new link, another week.
        a.Do(ACase.Secretary, new CorrectDetails(Party.Complainant, Email: "ann@example.org"));
        Assert.Equal("ann@example.org", a.Last<AddressAsked>().Address.Email);
        Assert.DoesNotContain(a.It.WaitingDuties, d => d.Kind == DutyKind.AddressToConfirm);
        Assert.Equal(ACase.Instant(a.Rulebook, "2026-02-26T07:00"), a.It.RemindsOfAddressesAt(a.Rulebook));
        a.Advance("2026-03-02T08:00");
        Assert.Contains(a.It.WaitingDuties, d => d.Kind == DutyKind.AddressToConfirm);
        a.Do(a.Consumer, Confirmed("ann@example.org"));
        Assert.DoesNotContain(a.It.WaitingDuties, d => d.Kind == DutyKind.AddressToConfirm);
    }

    [Fact]
    [Rule("FP-21")]
    public void A_webshop_that_is_no_member_is_asked_once_it_is_written_to()
    {
        var a = ACase.AgainstANonMember();
        Assert.Equal(["ann@example.org"], a.It.Addresses.Select(x => x.Email));
        a.Do(ACase.Secretary, new StartMediation());
        Assert.NotNull(a.It.Unconfirmed(AddressHolder.Respondent, "info@far.example"));
        a.Do(a.Shop, Confirmed("info@far.example", AddressHolder.Respondent));
        Assert.Null(a.It.Unconfirmed(AddressHolder.Respondent, "info@far.example"));
    }

    [Fact]
    [Rule("BC-31")]
    [Rule("FP-21")]
    public void How_a_party_was_called_and_reached_before_stands_in_no_notice_either()
    {
        var a = ACase.OfBeCommerce();
        a.Do(a.Consumer, new CorrectDetails(Name: "Anna Janssens", Email: New)).Do(a.Consumer, Confirmed());
        var known = a.It.Identities.Complainant;
        Assert.Contains("Ann Peeters", known.Names);
        Assert.Contains("ann@example.org", known.Emails);
        Assert.Contains(New, known.Emails);
    }

    [Fact]
    [Rule("FP-13")]
    public void A_representative_acts_with_a_mandate_of_the_file_and_a_lawyer_on_his_word()
    {
        var a = ACase.OfBeCommerce().Do(ACase.Secretary, new StartMediation());
        a.Invalid(a.Shop, new CorrectDetails(Representative: new("Mr. Raad")), "representative", "FP-13");
        a.Do(a.Consumer, new CorrectDetails(Representative: new("Mr. Raad", "raad@example.org")));
        Assert.True(a.It.AwaitsMandate);
        Assert.Null(a.It.Mandated);
        Assert.DoesNotContain(a.It.Addresses, x => x.Holder == AddressHolder.Representative);
        a.Invalid(
            a.Consumer,
            new CorrectDetails(Representative: new("Mr. Raad", MandateDocument: "none")),
            "representative.mandateDocument",
            "FP-13"
        );
        var mandate = a.Adds(a.Consumer);
        a.Do(a.Consumer, new CorrectDetails(Representative: new("Mr. Raad", MandateDocument: mandate)));
        Assert.Equal("Mr. Raad", a.It.Mandated!.Name);
        Assert.NotNull(a.It.Unconfirmed(AddressHolder.Representative, "raad@example.org"));
        // Another name needs another mandate; a lawyer needs none.
        a.Do(a.Consumer, new CorrectDetails(Representative: new("Mr. Ander", "ander@example.org")));
        Assert.True(a.It.AwaitsMandate);
        a.Do(a.Consumer, new CorrectDetails(Representative: new("Mr. Ander", Lawyer: true)));
        Assert.Equal("ander@example.org", a.It.Mandated!.Email);
        a.Do(a.Consumer, new CorrectDetails(Representative: new("")));
        Assert.Null(a.It.Representative);
        Assert.DoesNotContain(a.It.Addresses, x => x.Holder == AddressHolder.Representative);
    }

    [Fact]
    [Rule("FP-13")]
    public void A_mandate_named_with_the_complaint_is_one_of_its_files()
    {
        var a = ACase.Of(
            ACase.Complaint() with
            {
                Representative = new Representative("Union", "union@example.org", "mandate.pdf"),
            },
            ACase.BeCommerce,
            ACase.Member()
        );
        Assert.True(a.It.AwaitsMandate);
        a.It.AttachFiledDocument(
            new AddDocument("d9", "mandate.pdf", "application/pdf", 10, "x", Audience.Parties),
            a.Now
        );
        Assert.Equal("Union", a.It.Mandated!.Name);
    }

    [Theory]
    [Rule("FP-13"), Rule("FP-21")]
    [InlineData("")]
    [InlineData("Bea Bond")]
    public void Who_acts_no_more_knew_the_code_so_the_complainant_gets_another(string next)
    {
        var a = ACase.OfBeCommerce();
        a.Do(a.Consumer, new CorrectDetails(Representative: new NamedRepresentative("Ann Advocaat", Lawyer: true)));
        Assert.DoesNotContain(a.It.NewFacts, f => f is CodeReissued);
        a.Do(
            a.Consumer,
            new CorrectDetails(Representative: new NamedRepresentative("Ann Advocaat", "ann@bar.example"))
        );
        Assert.DoesNotContain(a.It.NewFacts, f => f is CodeReissued);
        a.Do(a.Consumer, new CorrectDetails(Representative: new NamedRepresentative(next)));
        Assert.Equal(new CodeReissued(Party.Complainant), a.Last<CodeReissued>());
        Assert.Equal("Ann Advocaat", a.Last<DetailsCorrected>().NoLongerActs);
        // Whoever has no mandate yet was sent no code.
        a.Do(a.Consumer, new CorrectDetails(Representative: new NamedRepresentative("Cas Claes")));
        Assert.DoesNotContain(a.It.NewFacts, f => f is CodeReissued);
    }

    [Fact]
    [Rule("FP-13"), Rule("FP-21")]
    public void Where_another_acts_at_once_no_code_goes_to_that_one_alone()
    {
        var a = ACase.OfBeCommerce();
        a.Do(a.Consumer, new CorrectDetails(Representative: new NamedRepresentative("Ann Advocaat", Lawyer: true)));
        a.Do(a.Consumer, new CorrectDetails(Representative: new NamedRepresentative("Bea Bond", Lawyer: true)));
        Assert.DoesNotContain(a.It.NewFacts, f => f is CodeReissued);
        Assert.Null(a.Last<DetailsCorrected>().NoLongerActs);
    }

    [Fact]
    [Rule("FP-21")]
    [Rule("FP-25")]
    public void A_lost_code_opens_until_the_new_one_is_used_but_no_more_once_another_stands_for_the_party()
    {
        var a = ACase.OfBeCommerce();
        a.Do(ACase.Secretary, new ReissueCode(Party.Complainant));
        Assert.False(a.Last<CodeReissued>().AtOnce);
        var paper = a.Adds(ACase.Secretary, Audience.Internal);
        a.Do(ACase.Secretary, new RecordLoss(Party.Complainant, LossKind.Died, a.Today, paper))
            .Do(ACase.Secretary, new SetSuccessor(Party.Complainant, "Bob", paper, "bob@example.org"));
        Assert.True(a.Last<CodeReissued>().AtOnce);
        Assert.Equal(["bob@example.org"], a.It.Addresses.Select(x => x.Email));
    }
}
