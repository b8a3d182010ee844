using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Cases;

public sealed class FilingTests
{
    private static readonly DateOnly Today = ACase.Day("2026-02-16");

    [Fact]
    [Rule("BC-1")]
    public void Anyone_may_complain_of_a_member_and_of_a_shop_that_is_none()
    {
        Assert.True(ACase.OfBeCommerce().It is { GoesToCommittee: true, Respondent.IsMember: true });
        Assert.True(
            ACase.AgainstANonMember().It
                is { GoesToCommittee: false, Respondent: { IsMember: false, Name: "Far Shop" } }
        );
    }

    [Fact]
    [Rule("BC-1")]
    [Rule("BC-22")]
    public void A_shop_whose_membership_ended_before_the_filing_is_no_member()
    {
        var a = ACase.Of(ACase.Complaint(), ACase.BeCommerce, ACase.Member(active: false));
        Assert.False(a.It.Respondent.IsMember);
        a.NotNow(ACase.Secretary, new SendToMember(), "BC-22");
    }

    [Fact]
    [Rule("BC-2")]
    [Rule("BC-3")]
    public void An_unsolicited_message_needs_the_message_and_no_contact_with_the_shop()
    {
        var spam = ACase.Complaint() with
        {
            Kind = CaseKind.UnsolicitedAdvertising,
            Purchase = null,
            ContactedShopOn = null,
        };
        Refused(spam, "messages", "BC-2");
        Refused(spam with { Messages = ["  "] }, "messages", "BC-2");
        Assert.Null(Refuses(spam with { Messages = ["Buy now!"] }));
        Refused(ACase.Complaint() with { Purchase = null }, "purchase", "BC-2");
    }

    [Fact]
    [Rule("BC-3")]
    [Rule("BC-9")]
    public void Contact_with_the_shop_may_be_unknown_but_never_lies_in_the_future()
    {
        Assert.Null(Refuses(ACase.Complaint() with { ContactedShopOn = null }));
        Assert.Null(Refuses(ACase.Complaint() with { ContactedShopOn = Today }));
        Refused(ACase.Complaint() with { ContactedShopOn = Today.AddDays(1) }, "contactedShopOn", "BC-3");
        Refused(ACase.Complaint() with { ProposalTermToldOn = Today.AddDays(1) }, "proposalTermToldOn", "BC-9");
        Assert.Null(Refuses(ACase.Complaint() with { ProposalPromisedBy = Today.AddDays(1) }));
    }

    [Fact]
    [Rule("BC-4")]
    public void Facts_claim_name_and_language_are_needed()
    {
        Refused(ACase.Complaint() with { Facts = " " }, "facts", "BC-4");
        Refused(ACase.Complaint() with { Claim = null }, "claim", "BC-4");
        Refused(ACase.Complaint() with { Language = null }, "language", "BC-4");
        Refused(ACase.Complaint() with { Language = "de" }, "language", "BC-4");
        Refused(
            ACase.Complaint() with
            {
                Complainant = ACase.Complaint().Complainant! with { Name = "" },
            },
            "complainant.name",
            "BC-4"
        );
        Refused(ACase.Complaint() with { Norms = ["9.9"] }, "norms[0]", "BC-44");
    }

    [Fact]
    [Rule("BC-6")]
    public void The_complainant_can_be_written_to_by_mail_or_by_post()
    {
        var ann = new FiledComplainant(ComplainantKind.Consumer, "Ann");
        Refused(ACase.Complaint() with { Complainant = ann }, "complainant.email", "BC-6");
        Refused(ACase.Complaint() with { Complainant = ann with { Email = "ann" } }, "complainant.email", "BC-6");
        Assert.Null(Refuses(ACase.Complaint() with { Complainant = ann with { Email = "ann@example.org" } }));
        Assert.Null(
            Refuses(
                ACase.Complaint() with
                {
                    Complainant = ann with { Address = new Address("Kerkstraat 1", "2000", "Antwerpen", "BE") },
                }
            )
        );
    }

    [Fact]
    [Rule("BC-5")]
    [Rule("BC-42")]
    public void A_complaint_has_its_number_at_once_and_keeps_its_rulebook()
    {
        var it = ACase.OfBeCommerce().It;
        Assert.Equal(
            ("BC-2026-000123", CaseState.Registered, 1, "2026-01", "2026-01"),
            (it.Number, it.State, it.Version, it.RulebookVersion, it.NormsVersion)
        );
        Assert.IsType<ComplaintFiled>(Assert.Single(it.NewFacts));
    }

    [Fact]
    [Rule("BC-5")]
    public void No_act_renumbers_or_removes_a_case() =>
        Assert.DoesNotContain(
            CommandCatalog.ByName.Keys,
            name => name.Contains("delete") || name.Contains("number") || name.Contains("remove")
        );

    [Fact]
    [Rule("BC-8")]
    public void A_claim_that_rests_on_insolvency_alone_is_registered_all_the_same() =>
        Assert.True(
            ACase.Of(ACase.Complaint() with { RestsOnInsolvency = true }, ACase.BeCommerce, ACase.Member()).It
                is { RestsOnInsolvency: true, State: CaseState.Registered }
        );

    // Contacted on Thursday 15 January: five working days end on Thursday the 22nd.
    [Theory]
    [InlineData("2026-01-22", true)]
    [InlineData("2026-01-23", false)]
    [InlineData(null, false)]
    [Rule("BC-9")]
    public void The_shop_tells_within_five_working_days_by_when_it_will_propose(string? told, bool met)
    {
        var a = ACase.Of(
            ACase.Complaint() with
            {
                ProposalTermToldOn = told is null ? null : ACase.Day(told),
            },
            ACase.BeCommerce,
            ACase.Member()
        );
        Assert.Equal(met ? ContactNorm.Met : ContactNorm.NotMet, a.It.ContactNormOf(a.Rulebook));
    }

    // Filed on Monday 16 February 2026: five working days from Monday the 9th end that very day.
    [Theory]
    [InlineData("2026-02-06", ContactNorm.NotMet)]
    [InlineData("2026-02-09", ContactNorm.NotYetDue)]
    [InlineData("2026-02-13", ContactNorm.NotYetDue)]
    [InlineData(null, ContactNorm.Unknown)]
    [Rule("BC-9")]
    public void Days_that_were_not_over_at_filing_and_a_contact_whose_day_is_unknown_never_count_as_met(
        string? contacted,
        ContactNorm norm
    )
    {
        var a = ACase.Of(
            ACase.Complaint() with
            {
                ContactedShopOn = contacted is null ? null : ACase.Day(contacted),
                ProposalTermToldOn = null,
            },
            ACase.BeCommerce,
            ACase.Member()
        );
        Assert.Equal(ACase.Day("2026-02-16"), a.It.FiledOn);
        Assert.Equal(norm, a.It.ContactNormOf(a.Rulebook));
    }

    [Theory]
    [InlineData("2026-02-02", "2026-02-01", null, "proposalTermToldOn")]
    [InlineData("2026-02-02", "2026-02-03", "2026-02-02", "proposalPromisedBy")]
    [InlineData("2026-02-02", null, "2026-02-01", "proposalPromisedBy")]
    [InlineData("2026-02-02", "2026-02-02", "2026-02-02", null)]
    [InlineData(null, "2026-02-03", "2026-03-03", null)]
    [Rule("BC-9")]
    public void No_day_of_the_contact_lies_before_the_one_that_it_follows(
        string? contacted,
        string? told,
        string? promised,
        string? field
    )
    {
        var complaint = ACase.Complaint() with
        {
            ContactedShopOn = Day(contacted),
            ProposalTermToldOn = Day(told),
            ProposalPromisedBy = Day(promised),
        };
        var refusal = Case.WhyFilingRefused(
            complaint,
            ACase.BeCommerce,
            ACase.BeCommerce,
            ACase.Member(),
            ACase.Day("2026-02-16")
        );
        Assert.Equal(field, refusal?.Fields.Single().Field);

        static DateOnly? Day(string? text) => text is null ? null : ACase.Day(text);
    }

    [Fact]
    [Rule("BC-2")]
    public void Who_kept_none_of_the_messages_says_so_describes_them_and_can_file()
    {
        var complaint = ACase.SpamComplaint() with { Messages = null };
        Assert.Equal("messages", Why(complaint));
        Assert.Null(Why(complaint with { MessagesKept = false }));
        Assert.Equal("messages", Why(complaint with { MessagesKept = true }));
        Assert.Equal("messagesKept", Why(ACase.SpamComplaint() with { MessagesKept = false }));
        var a = ACase.Of(complaint with { MessagesKept = false }, ACase.BeCommerce, ACase.Member());
        Assert.False(a.It.MessagesKept);
        Assert.Empty(a.It.Messages);

        static string? Why(FileComplaint c) =>
            Case.WhyFilingRefused(c, ACase.BeCommerce, ACase.BeCommerce, ACase.Member(), ACase.Day("2026-02-16"))
                ?.Fields.Single()
                .Field;
    }

    [Fact]
    [Rule("BC-45")]
    public void A_business_is_mediated_for_and_judged_for_only_where_the_rulebook_says_so()
    {
        var a = ACase.OfABusiness();
        a.NotNow(ACase.Secretary, new SendToMember(), "BC-45");
        a.NotNow(ACase.Committee, ACase.Unfounded with { Outcome = Domain.Decisions.Outcome.Inadmissible }, "BC-45");
        a.InMediation("2026-02-20").Do(ACase.Secretary, new EndMediation("no agreement")).Is(CaseState.Closed);
        Assert.True(
            ACase.OfABusiness(rulebook: ACase.BeCommerce with { JudgesBusinessComplaints = true }).It.GoesToCommittee
        );
        Refused(
            ACase.Complaint() with
            {
                Complainant = ACase.Complaint().Complainant! with { Kind = null },
            },
            "complainant.kind",
            "BC-45"
        );
    }

    [Fact]
    [Rule("FP-13")]
    public void A_complaint_on_paper_counts_from_the_day_it_arrived_and_a_representative_is_named()
    {
        var a = ACase.Of(
            ACase.Complaint() with
            {
                Arrived = ACase.Day("2026-02-12"),
                Representative = new Representative("Consumers' Union", "union@example.org", "mandate.pdf"),
            },
            ACase.BeCommerce,
            ACase.Member()
        );
        Assert.Equal(ACase.Day("2026-02-12"), a.It.FiledOn);
        Assert.Equal(ACase.Day("2026-03-05"), a.Running(TermKind.Refusal).Due);
        Refused(ACase.Complaint() with { Arrived = Today.AddDays(1) }, "arrived", "FP-13");
        Refused(
            ACase.Complaint() with
            {
                Representative = new Representative("", null, null),
            },
            "representative.name",
            "FP-13"
        );
    }

    [Fact]
    [Rule("FP-14")]
    public void A_duplicate_is_joined_to_a_case_that_exists_and_not_to_itself()
    {
        var a = ACase.OfBeCommerce();
        a.Invalid(ACase.Secretary, new Join("BC-2026-000099"), "with", "FP-14");
        a.External = a.External with { OtherCase = CaseState.Registered };
        a.Invalid(ACase.Secretary, new Join(a.It.Number), "with", "FP-14");
        a.Do(ACase.Secretary, new Join("BC-2026-000099"));
        Assert.Equal(["BC-2026-000099"], a.It.JoinedWith);
    }

    [Fact]
    [Rule("FP-5")]
    [Rule("WK-2")]
    public void Mediation_is_not_skipped_where_the_scheme_has_no_committee_of_its_own()
    {
        Assert.Null(Refuses(ACase.Complaint() with { SkipMediation = true }));
        var complaint = ACase.Complaint("webshop-keurmerk") with { SkipMediation = true };
        var refusal = Case.WhyFilingRefused(
            complaint,
            ACase.Keurmerk,
            ACase.Keurmerk,
            ACase.Member("webshop-keurmerk"),
            Today
        );
        var field = Assert.Single(refusal!.Fields);
        Assert.Equal(("skipMediation", "FP-5"), (field.Field, field.Rule));
    }

    private static Refusal? Refuses(FileComplaint complaint) =>
        Case.WhyFilingRefused(complaint, ACase.BeCommerce, ACase.BeCommerce, ACase.Member(), Today);

    private static void Refused(FileComplaint complaint, string field, string rule) =>
        Assert.Contains(Refuses(complaint)?.Fields ?? [], f => f.Field == field && f.Rule == rule);
}
