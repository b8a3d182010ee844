using Redress.Domain.Appeals;
using Redress.Domain.Decisions;
using Redress.Domain.Procedure;
using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Rulebooks;

public sealed class RulebookTests
{
    private static readonly RulebookCatalog Rulebooks = RulebookReader.ReadAll(RulebookReader.Embedded());
    private static readonly Rulebook BeCommerce = Rulebooks.Of("becommerce", "2026-01");
    private static readonly Rulebook Keurmerk = Rulebooks.Of("webshop-keurmerk", "2026-01");

    [Fact]
    public void The_program_brings_two_rulebooks_and_both_pass_the_proof()
    {
        Assert.Equal(["becommerce.2026-01", "webshop-keurmerk.2026-01"], Rulebooks.All.Select(r => r.Id));
        Assert.All(Rulebooks.All, RulebookReachabilityCheck.Check);
    }

    [Fact]
    [Rule("BC-1")]
    [Rule("WK-2")]
    public void BeCommerce_has_the_full_procedure_and_Webshop_Keurmerk_mediates_and_refers()
    {
        Assert.Equal(
            [Stage.Mediation, Stage.Committee, Stage.Hearing, Stage.Sanctions, Stage.Appeal, Stage.Notices],
            BeCommerce.Stages
        );
        Assert.Equal([Stage.Mediation, Stage.ExternalReferral], Keurmerk.Stages);
    }

    [Fact]
    public void Each_has_its_own_place_number_and_languages()
    {
        Assert.Equal(
            ("BC", "Europe/Brussels", "BE", "EUR", "nl"),
            (
                BeCommerce.NumberPrefix,
                BeCommerce.TimeZone,
                BeCommerce.Calendar.Country,
                BeCommerce.Currency,
                BeCommerce.DefaultLanguage
            )
        );
        Assert.Equal(
            ("WK", "Europe/Amsterdam", "NL", "EUR", "nl"),
            (
                Keurmerk.NumberPrefix,
                Keurmerk.TimeZone,
                Keurmerk.Calendar.Country,
                Keurmerk.Currency,
                Keurmerk.DefaultLanguage
            )
        );
        Assert.Equal(["nl", "fr", "en"], BeCommerce.Languages);
        Assert.Equal(["nl", "en"], Keurmerk.Languages);
        Assert.All(Rulebooks.All, r => Assert.False(r.AdrEntity));
        Assert.All(Rulebooks.All, r => Assert.Equal(5, r.Calendar.WorkingDays.Count));
    }

    public static TheoryData<TermKind, int, DayCount, bool, string> Terms =>
        new()
        {
            { TermKind.Supply, 14, DayCount.Calendar, true, "BC-7" },
            { TermKind.Response, 14, DayCount.Calendar, true, "BC-12" },
            { TermKind.Comment, 10, DayCount.Calendar, true, "FP-1" },
            { TermKind.Appeal, 15, DayCount.Calendar, true, "BC-24" },
            { TermKind.Deposit, 5, DayCount.Working, false, "BC-26" },
            { TermKind.Choice, 10, DayCount.Calendar, true, "FP-6" },
            { TermKind.Outcome, 90, DayCount.Calendar, false, "FP-4" },
            { TermKind.Notification, 14, DayCount.Calendar, false, "BC-18" },
            { TermKind.Refusal, 21, DayCount.Calendar, false, "FP-3" },
            { TermKind.Reflection, 7, DayCount.Calendar, true, "FP-5" },
        };

    [Theory]
    [MemberData(nameof(Terms))]
    public void Every_term_of_BeCommerce_is_that_of_its_rule(
        TermKind kind,
        int days,
        DayCount count,
        bool rolls,
        string rule
    )
    {
        var term = BeCommerce.Terms.Of(kind);
        Assert.Equal((days, count, rolls, rule), (term.Days, term.Count, term.Rolls, term.Rule));
    }

    [Fact]
    [Rule("BC-12")]
    [Rule("FP-4")]
    public void A_term_can_be_set_and_extended_within_its_bounds_only()
    {
        var (response, outcome) = (BeCommerce.Terms.Of(TermKind.Response), BeCommerce.Terms.Of(TermKind.Outcome));
        Assert.Equal((5, 60, 1, 60), (response.Min, response.Max, response.Extensions, response.ExtensionMax));
        Assert.Equal((null, null, 1, 90), (outcome.Min, outcome.Max, outcome.Extensions, outcome.ExtensionMax));
        Assert.Equal(0, BeCommerce.Terms.Of(TermKind.Appeal).Extensions);
    }

    [Fact]
    [Rule("BC-7")]
    [Rule("BC-23")]
    public void The_reminder_gives_seven_days_and_receipt_is_presumed_after_five_working_days()
    {
        Assert.Equal(new TermRule(7, DayCount.Calendar, true, "BC-7"), BeCommerce.Terms.SupplyReminder);
        Assert.Equal(new TermRule(5, DayCount.Working, false, "BC-23"), BeCommerce.Terms.Receipt);
    }

    [Fact]
    [Rule("BC-19")]
    [Rule("BC-20")]
    public void Five_sanctions_a_fine_and_a_deferral_between_the_bounds_of_the_code()
    {
        var law = BeCommerce.Sanctions!;
        Assert.Equal(
            [
                SanctionKind.Warning,
                SanctionKind.Reprimand,
                SanctionKind.Fine,
                SanctionKind.Suspension,
                SanctionKind.Exclusion,
            ],
            law.Kinds
        );
        Assert.Equal((Money.Euro(1000), Money.Euro(50000)), (law.MinimumFine, law.MaximumFine));
        Assert.Equal(("P3M", "P3Y"), (law.MinimumDeferral.ToString(), law.MaximumDeferral.ToString()));
    }

    [Fact]
    [Rule("BC-26")]
    public void A_member_deposits_2000_euro_and_a_consumer_150()
    {
        Assert.Equal(Money.Euro(2000), BeCommerce.Appeal!.DepositOf(Party.Respondent, business: false));
        Assert.Equal(Money.Euro(150), BeCommerce.Appeal.DepositOf(Party.Complainant, business: false));
    }

    [Theory]
    [InlineData(SanctionKind.Warning, Forum.Arbitration)]
    [InlineData(SanctionKind.Reprimand, Forum.Arbitration)]
    [InlineData(SanctionKind.Fine, Forum.Arbitration)]
    [InlineData(SanctionKind.Suspension, Forum.Court)]
    [InlineData(SanctionKind.Exclusion, Forum.Court)]
    [Rule("BC-27")]
    [Rule("BC-28")]
    public void Sanctions_1_to_3_go_to_the_arbitrator_and_4_and_5_to_the_courts(SanctionKind kind, Forum forum) =>
        Assert.Equal(forum, BeCommerce.Appeal!.Fora[kind]);

    [Theory]
    [InlineData("nl", "nl")]
    [InlineData("fr", "fr")]
    [InlineData("en", "nl")]
    [Rule("FP-6")]
    public void Without_a_choice_the_arbitration_is_in_the_language_of_the_case_if_Dutch_or_French_else_in_Dutch(
        string language,
        string arbitration
    ) => Assert.Equal(arbitration, BeCommerce.Appeal!.LanguageFor(language));

    [Fact]
    [Rule("WK-2")]
    public void The_external_committee_takes_a_dispute_within_a_year_and_after_four_weeks_with_the_shop()
    {
        var rule = Keurmerk.Referral!;
        Assert.Equal(
            ("SGC Geschillencommissie Webshop", "P12M", "P28D"),
            (rule.Body, rule.Within.ToString(), rule.AfterShopContact.ToString())
        );
        Assert.Null(Keurmerk.Sanctions);
        Assert.Null(Keurmerk.Appeal);
    }

    [Fact]
    public void A_term_of_a_stage_that_the_scheme_has_not_cannot_be_asked_for()
    {
        Assert.Throws<InvalidOperationException>(() => Keurmerk.Terms.Of(TermKind.Response));
        Assert.Throws<InvalidOperationException>(() => Keurmerk.Terms.Receipt);
    }

    [Fact]
    [Rule("BC-44")]
    public void The_norms_of_BeCommerce_are_the_articles_of_the_code()
    {
        Assert.Equal(
            ["2.1.1", "2.1.2", "2.1.3", "2.1.4", "2.1.5", "2.2.1", "2.2.2", "2.2.3", "2.2.4", "2.2.5", "3"],
            BeCommerce.Norms.Select(n => n.Id)
        );
        Assert.True(BeCommerce.KnowsNorm("2.2.4"));
        Assert.False(BeCommerce.KnowsNorm("2.3"));
    }

    [Fact]
    [Rule("BC-44"), Rule("WK-11"), Rule("WK-12")]
    public void Each_norm_of_both_codes_follows_from_something_that_may_have_gone_wrong() =>
        Assert.All(
            Rulebooks.All,
            r =>
                Assert.Equal(
                    r.Norms.Select(n => n.Id),
                    r.Norms.Select(n => n.Id).Where(n => r.Grievances.Any(g => g.Norms.Contains(n)))
                )
        );

    [Fact]
    [Rule("BC-44"), Rule("WK-11")]
    public void What_went_wrong_leads_to_the_norms_of_the_scheme_and_of_that_kind_of_complaint()
    {
        Assert.Equal(
            ["2.1.5", "2.2.2"],
            BeCommerce.NormsOf("purchase", ["late", "withdrawal-refused", "not-delivered"])
        );
        Assert.Equal(["refund", "money-back"], Keurmerk.NormsOf("purchase", ["no-money-back"]));
        Assert.Equal(["2.1.3"], BeCommerce.NormsOf("unsolicitedAdvertising", ["advertising", "late"]));
        Assert.Equal(["advertising-permission"], Keurmerk.NormsOf("unsolicitedAdvertising", ["advertising"]));
        Assert.Empty(BeCommerce.NormsOf("purchase", ["other", "advertising", "no such thing"]));
        Assert.Empty(BeCommerce.NormsOf("purchase", []));
    }

    [Fact]
    public void Every_ground_of_refusal_is_known_to_both() =>
        Assert.All(Rulebooks.All, r => Assert.Equal(Enum.GetValues<RefusalGround>(), r.Grounds));

    [Fact]
    [Rule("BC-9")]
    [Rule("BC-45")]
    [Rule("FP-18")]
    public void The_other_values_are_those_of_the_interpretations()
    {
        Assert.Equal(5, BeCommerce.ContactNormWorkingDays);
        Assert.False(BeCommerce.JudgesBusinessComplaints);
        Assert.True(BeCommerce is { SecondPersonForDecisions: true, SecondPersonForNotices: true });
        Assert.All(
            Rulebooks.All,
            r =>
                Assert.Equal(
                    ["P5Y", "P2Y", "P2Y", "P2Y", "P2Y", "P2Y", "P3Y"],
                    [
                        r.Retention.Default.ToString(),
                        .. new[]
                        {
                            "refused",
                            "inadmissible",
                            "noJurisdiction",
                            "discontinued",
                            "withdrawn",
                            "settled",
                        }.Select(o => r.Retention.ByOutcome[o].ToString()),
                    ]
                )
        );
    }

    [Fact]
    [Rule("BC-42")]
    public void The_version_in_force_is_found_by_the_day()
    {
        var later = BeCommerce with { Version = "2027-06", InForce = new DateOnly(2027, 6, 1) };
        var rulebooks = new RulebookCatalog([later, BeCommerce, Keurmerk]);
        Assert.Equal("2026-01", rulebooks.InForce("becommerce", new DateOnly(2027, 5, 31))!.Version);
        Assert.Equal("2027-06", rulebooks.InForce("becommerce", new DateOnly(2027, 6, 1))!.Version);
        Assert.Equal("2026-01", rulebooks.InForce("becommerce", new DateOnly(2019, 1, 1))!.Version);
        Assert.Null(rulebooks.InForce("nobody", new DateOnly(2027, 6, 1)));
        Assert.Same(later, rulebooks.Of("becommerce", "2027-06"));
        Assert.Equal(["becommerce", "webshop-keurmerk"], rulebooks.Schemes.Order());
    }

    [Fact]
    [Rule("BC-42")]
    public void Who_holds_the_rulebooks_has_those_that_were_put_in_their_place()
    {
        var later = BeCommerce with { Version = "2027-06", InForce = new DateOnly(2027, 6, 1) };
        var held = new RulebookCatalog([BeCommerce]);
        held.Become(new RulebookCatalog([Keurmerk, BeCommerce, later], "becommerce"));
        Assert.Same(later, held.InForce("becommerce", new DateOnly(2027, 6, 1)));
        Assert.Same(BeCommerce, held.Of("becommerce", BeCommerce.Version));
        Assert.Equal(["becommerce", "webshop-keurmerk"], held.Schemes.Order());
        Assert.Equal("becommerce", held.DefaultScheme);
        Assert.Equal(3, held.All.Count);
    }

    [Theory]
    [InlineData("null", null)]
    [InlineData(null, null)]
    [InlineData("\"P1Y\"", "P1Y")]
    [InlineData("\"P18M\"", "P18M")]
    [Rule("FP-3")]
    public void After_how_long_a_complaint_is_too_late_is_read_from_the_rulebook_and_without_it_none_ever_is(
        string? written,
        string? after
    ) =>
        Assert.Equal(
            after is null ? (Period?)null : Period.Parse(after),
            RulebookReader.Read(RulebookJson.With("becommerce", "tooLateAfter", written), "x").TooLateAfter
        );
}
