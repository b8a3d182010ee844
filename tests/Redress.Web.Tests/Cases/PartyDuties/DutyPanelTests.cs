using Bunit;
using Redress.Domain;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.PartyDuties;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;
using Redress.Domain.Tests;
using Redress.Domain.Tests.Law;
using Redress.Web.Cases.Actions;
using Redress.Web.Cases.Cards;
using Redress.Web.Cases.Formatting;
using Redress.Web.Cases.PartyFile;
using Redress.Web.Shell.Zones;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Cases.PartyDuties;

/// <summary>What waits for a party as its page shows it: complete, by day, and nothing that protects as a last day (FP-22, ST-3).</summary>
public sealed class DutyPanelTests(OneApp one) : IClassFixture<OneApp>, IDisposable
{
    private const string Nothing = "You do not have to do anything now";
    private readonly Drawing _drawing = new(one.App);

    public void Dispose() => _drawing.Dispose();

    private IRenderedComponent<DutyPanel> Panel(ACase a, Actor reader) =>
        _drawing.Render<DutyPanel>(p => p.Add(x => x.Open, Drawing.Open(a, reader)));

    private string Text(ACase a, Actor reader) => Panel(a, reader).Find("section").TextContent;

    [Fact]
    [Rule("FP-22")]
    public void Nothing_to_do_is_said_only_where_the_list_is_empty()
    {
        var a = ACase.OfBeCommerce().InMediation("2026-03-02");
        Assert.Contains(Nothing, Text(a, a.Consumer));
        var shop = Text(a, a.Shop);
        Assert.DoesNotContain(Nothing, shop);
        Assert.Contains("Make a proposal, or say why you make none", shop);
        Assert.Contains("that is not held against you", shop);
    }

    [Fact]
    [Rule("FP-21"), Rule("FP-22")]
    public void An_address_that_nobody_confirmed_waits_by_its_day_and_then_without_one()
    {
        var a = ACase.OfBeCommerce().InMediation("2026-03-02");
        a.Do(a.Consumer, new CorrectDetails(Email: "ann.new@example.org"), "2026-03-02");
        var told = Text(a, a.Consumer);
        Assert.Contains("Confirm your e-mail address", told);
        Assert.Contains("Open the link in our e-mail to ann.new@example.org", told);
        Assert.Contains("9 March 2026", told);
        Assert.DoesNotContain("Confirm your e-mail address", Text(a, a.Shop));
        a.Advance("2026-03-12");
        Assert.Null(DutyList.Of(a.It, Party.Complainant).Single(d => d.Kind == PartyDutyKind.ConfirmAddress).Due);
        var asked = a.It.Addresses.Single(x => x.ConfirmedAt is null);
        a.Do(a.Consumer, new ConfirmAddress(asked.Holder, asked.Email));
        Assert.Contains(Nothing, Text(a, a.Consumer));
    }

    [Fact]
    [Rule("FP-22")]
    public void The_time_to_reflect_is_shown_in_its_own_words_and_counts_no_days_down()
    {
        var a = ACase.OfBeCommerce().InMediation("2026-03-02");
        a.Do(a.Shop, new Propose("Half of it back"), "2026-03-03");
        var panel = Panel(a, a.Consumer);
        Assert.Contains("The offer does not lapse with that day", panel.Markup);
        Assert.Empty(panel.FindAll(".badge"));
        var next = _drawing.Render<NextSteps>(p => p.Add(x => x.Open, Drawing.Open(a, a.Consumer)));
        Assert.Contains(
            "Until Tuesday 10 March 2026, that day included: you have time to think",
            next.Find("section").TextContent
        );
        Assert.DoesNotContain(
            next.FindAll("li"),
            li => li.TextContent.Contains("time to think") && li.QuerySelector(".badge") is not null
        );
    }

    [Fact]
    [Rule("FP-22")]
    [Rule("BC-30")]
    public void A_fine_is_shown_with_amount_account_payee_reference_day_and_code()
    {
        var a = ACase
            .OfBeCommerce()
            .Final(
                decision: ACase.Founded with
                {
                    Sanctions = [new ProposedSanction(SanctionKind.Fine, Money.Euro(2500))],
                }
            );
        a.Do(ACase.Handler, new RecordSanctionStep(a.It.Decision!.Sanctions[0].Id, SanctionStep.Demanded, a.Today));
        var panel = Panel(a, a.Shop);
        var told = panel.Find("section").TextContent;
        var fine = DutyList.Of(a.It, Party.Respondent).Single(d => d.Kind == PartyDutyKind.PayFine);
        Assert.Contains("€2,500.00", told);
        Assert.Contains("BE68 5390 0754 7034", told);
        Assert.Contains("BeCommerce Disputes Committee", told);
        Assert.Contains(fine.Reference!, told);
        Assert.Contains(DayFormatter.Written(a.It.RunningTerm(TermKind.Payment)!.Due), told);
        Assert.Equal(
            $"/cases/{a.It.Number}/fines/{fine.Subject}/payment.png",
            panel.Find("img.pay-code").GetAttribute("src")
        );
        Assert.Contains("delivering late without saying so", told);
    }

    [Fact]
    [Rule("FP-22")]
    public void A_court_case_to_be_brought_leads_to_the_upload_of_its_proof()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11", Suspended).Appealed("2026-05-18").Paid("2026-05-20");
        var panel = Panel(a, a.Shop);
        Assert.Contains("Bring your appeal before the court", panel.Markup);
        Assert.NotNull(panel.Find($"a[href='/cases/{a.It.Number}/actions/add-document']"));
    }

    [Fact]
    [Rule("ST-3")]
    [Rule("FP-7")]
    public void A_late_appeal_is_offered_as_a_late_one_without_a_word_of_a_deposit_to_pay()
    {
        var a = ACase.OfBeCommerce().Final();
        Assert.Contains("Lodge a late appeal", Text(a, a.Shop));
        var summary = _drawing
            .Render<DecisionSummary>(p => p.Add(x => x.Open, Drawing.Open(a, a.Shop)).Add(x => x.D, a.It.Decision!))
            .Markup;
        Assert.Contains("It suspends nothing, and no deposit is asked for it now", summary);
        Assert.DoesNotContain("you pay a deposit", summary);

        a.Do(a.Shop, a.Lodging(Party.Respondent));
        var card = _drawing.Render<AppealCard>(p => p.Add(x => x.Open, Drawing.Open(a, a.Shop))).Markup;
        Assert.DoesNotContain("payment-title", card);
        Assert.DoesNotContain("Deposit", card);

        // In time: the deposit is named.
        var inTime = ACase.OfBeCommerce().Notified("2026-05-11");
        Assert.Null(DutyActions.LateSince(Drawing.Open(inTime, inTime.Shop)));
        Assert.Contains("€2,000.00", Text(inTime, inTime.Shop));
    }

    [Fact]
    [Rule("FP-22")]
    public void The_receipt_promises_the_day_that_the_case_shows()
    {
        var a = ACase.OfBeCommerce();
        var shown = _drawing.Render<NextSteps>(p => p.Add(x => x.Open, Drawing.Open(a, a.Consumer))).Markup;
        Assert.Contains(DayFormatter.Written(a.It.RunningTerm(TermKind.Refusal)!.Due), shown);
    }

    private static Decide Suspended =>
        ACase.Founded with
        {
            Sanctions =
            [
                new ProposedSanction(
                    SanctionKind.Suspension,
                    From: ACase.Day("2026-07-01"),
                    To: ACase.Day("2026-07-31")
                ),
            ],
        };
}
