using System.Globalization;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Letters;
using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Letters;

/// <summary>What stands in a party's letters whatever they are about: what waits for it (FP-22), and what the procedure can bring and what not (FP-19).</summary>
public sealed class HonestLetterTests
{
    private static Letter Of(ACase a, Addressee to) =>
        Correspondence.For(a.It, a.Rulebook, a.It.NewFacts, a.Now).Single(l => l.To == to);

    private static List<string> Lines(Letter letter, string list) =>
        letter.Values.TryGetValue(list, out var rows)
            ?
            [
                .. ((IEnumerable<Dictionary<string, object>>)rows).Select(r =>
                    r["what"] is TextKey key ? key.Key : (string)r["what"]
                ),
            ]
            : [];

    [Fact]
    [Rule("FP-19")]
    public void The_first_letter_to_each_party_says_what_this_can_bring_and_to_the_complainant_where_else_to_go()
    {
        foreach (var (a, decides) in new[] { (ACase.OfBeCommerce(), true), (ACase.AgainstANonMember(), false) })
        {
            var told = a.Rulebook.Prospects;
            var received = Of(a, Addressee.Complainant);
            Assert.Equal("complaint-received", received.Template);
            Assert.Equal(
                [.. Prospects.In(told.Mediation, "nl"), .. decides ? Prospects.In(told.Decision, "nl") : []],
                Lines(received, "brings")
            );
            Assert.Equal(Prospects.In(told.RunsOn, "nl"), Lines(received, "runsOn"));
            Assert.Contains("Vrederechter", Lines(received, "elsewhere"));

            a.InMediation("2026-03-02");
            var (own, shop) = (Of(a, Addressee.Complainant), Of(a, Addressee.Respondent));
            Assert.Equal(("mediation-started", "mediation-invited"), (own.Template, shop.Template));
            Assert.Equal(Lines(received, "brings"), Lines(own, "brings"));
            Assert.Equal(Lines(received, "brings").Count, Lines(shop, "brings").Count);
            Assert.Empty(Lines(shop, "elsewhere"));
        }
    }

    [Fact]
    [Rule("FP-19")]
    public void A_member_that_is_written_to_first_by_the_committee_is_told_too_and_both_with_the_decision()
    {
        var a = ACase.OfBeCommerce().SentToMember("2026-03-02");
        var told = a.Rulebook.Prospects;
        Assert.Equal(Prospects.In(told.Decision, "fr"), Lines(Of(a, Addressee.Respondent), "brings"));
        Assert.Equal(Prospects.In(told.Decision, "nl"), Lines(Of(a, Addressee.Complainant), "brings"));
        a.Notified("2026-05-11");
        foreach (var (to, language) in new[] { (Addressee.Complainant, "nl"), (Addressee.Respondent, "fr") })
        {
            Assert.Equal(
                [.. Prospects.In(told.Decision, language), .. Prospects.In(told.Appeal, language)],
                Lines(Of(a, to), "brings")
            );
        }
    }

    [Fact]
    [Rule("FP-19")]
    public void A_scheme_without_a_committee_tells_of_the_external_one_and_whoever_is_left_there_of_other_doors()
    {
        var a = ACase.OfKeurmerk();
        Assert.Contains(
            Prospects.In(a.Rulebook.Prospects.Referral, "nl")[0],
            Lines(Of(a, Addressee.Complainant), "brings")
        );
        a.InMediation("2026-03-02").Do(ACase.Secretary, new EndMediation("No answer.", NoReferral: true));
        var failed = Of(a, Addressee.Complainant);
        Assert.Equal("mediation-failed", failed.Template);
        Assert.Contains("Kantonrechter", Lines(failed, "elsewhere"));
    }

    [Fact]
    [Rule("FP-22")]
    [Rule("FP-24")]
    public void A_letter_lists_what_waits_for_its_reader_by_day_and_of_an_offer_only_where_it_is_of_the_mediation()
    {
        var a = ACase.OfBeCommerce().SentToMember("2026-03-02");
        Assert.Equal(["partyDuty.respond"], Lines(Of(a, Addressee.Respondent), "openDuties"));
        Assert.Empty(Lines(Of(a, Addressee.Complainant), "openDuties"));
        a.Do(a.Consumer, new Propose("All of it"));
        Assert.Equal(["partyDuty.respond", "partyDuty.proposal"], Lines(Of(a, Addressee.Respondent), "openDuties"));
        a.Do(ACase.Secretary, new ExtendTerm("response", 5, "Holidays"));
        Assert.Equal(["partyDuty.respond"], Lines(Of(a, Addressee.Respondent), "openDuties"));
    }

    private static List<IReadOnlyDictionary<string, object>> Rows(Letter letter) =>
        [.. (IEnumerable<Dictionary<string, object>>)letter.Values["openDuties"]];

    [Fact]
    [Rule("FP-22")]
    public void A_letter_says_by_when_one_must_until_when_one_may_and_which_day_is_over()
    {
        var a = ACase.OfBeCommerce().SentToMember("2026-03-02");
        var due = a.It.RunningTerm(TermKind.Response)!.Due;
        Assert.Equal(due, Assert.Single(Rows(Of(a, Addressee.Respondent)))["byDay"]);
        a = ACase.OfBeCommerce().Notified("2026-05-11");
        var appeal = Assert.Single(Rows(Of(a, Addressee.Respondent)));
        Assert.Equal(a.It.AppealTermOf(Party.Respondent)!.Due, appeal["mayUntil"]);
        Assert.DoesNotContain("byDay", appeal.Keys);

        // However late the clock comes: the letter of a day after.
        a = ACase.OfBeCommerce().SentToMember("2026-03-02");
        var late = Correspondence.For(a.It, a.Rulebook, a.It.NewFacts, a.Now.AddDays(30));
        Assert.Equal(due, Assert.Single(Rows(late.Single(l => l.To == Addressee.Respondent)))["overSince"]);
    }

    [Fact]
    [Rule("FP-22")]
    [Rule("FP-21")]
    public void Of_two_addresses_each_is_named()
    {
        var story = AStory.Filed(
            representative: new Representative("Mr. Raadsman", "raad@example.org", null, Lawyer: true)
        );
        Assert.Equal(
            ["ada@example.org", "raad@example.org"],
            Rows(story.To(Addressee.Complainant)!).Select(r => (string)r["address"]).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    [Rule("BC-13")]
    public void An_invitation_says_how_often_another_day_can_still_be_asked_for()
    {
        var a = ACase.OfBeCommerce().Answered("2026-03-10");
        a.Do(ACase.Secretary, new InviteToHearing(a.Now.AddDays(20), "Room 1"));
        Assert.All([Addressee.Complainant, Addressee.Respondent], to => Assert.True(Of(a, to).Values["once"] is true));
        a.Do(a.Consumer, new AnswerHearingDates(Postpone: true));
        a.Do(ACase.Secretary, new InviteToHearing(a.Now.AddDays(30), "Room 1"));
        Assert.False(Of(a, Addressee.Complainant).Values["once"] is true);
        Assert.DoesNotContain("moves", Of(a, Addressee.Complainant).Values.Keys);
        Assert.True(Of(a, Addressee.Respondent).Values["once"] is true);
    }

    [Fact]
    [Rule("BC-24")]
    [Rule("FP-22")]
    public void Who_hears_that_the_decision_is_no_longer_final_reads_who_may_appeal_until_when()
    {
        // A proof that the webshop had it later is told to it by a letter of its own.
        var lifted = Stories
            .All.SelectMany(s => s.All.Where(l => l.Template == "finality-lifted").Select(l => (Story: s, Letter: l)))
            .Where(x => x.Letter.Values["lifted"] is TextKey { Key: "lifted.receipt" })
            .ToList();
        Assert.NotEmpty(lifted);
        Assert.All(
            lifted,
            x =>
            {
                Assert.DoesNotContain("own", x.Letter.Values.Keys);
                Assert.Equal(x.Story.Case.AppealTermOf(Party.Respondent)!.Due, x.Letter.Values["other"]);
            }
        );
    }

    [Fact]
    [Rule("WK-2")]
    public void Who_is_asked_whether_the_advice_was_followed_reads_by_when_the_body_says_how_it_ended()
    {
        var asked = Stories.AllLetters.Where(l => l.Template == "compliance-asked").ToList();
        Assert.NotEmpty(asked);
        Assert.All(
            asked.Where(l => l.Values["answered"] is false),
            l => Assert.Equal(((DateOnly)l.Values["today"]).AddDays(14), l.Values["by"])
        );
    }

    [Fact]
    [Rule("BC-30")]
    public void A_day_to_confirm_that_is_over_does_not_stand_in_a_letter_as_to_come()
    {
        var letters = Stories.AllLetters.Where(l => l.Values.ContainsKey("stop")).ToList();
        Assert.NotEmpty(letters);
        Assert.All(letters, l => Assert.True(((Term)l.Values["stop"]).Due >= (DateOnly)l.Values["today"]));
        // The story of a suspension that began after that day.
        Assert.Contains(
            Stories.AllLetters,
            l =>
                l.Template == "sanction-effective"
                && !l.Values.ContainsKey("stop")
                && Lines(l, "openDuties").Contains("partyDuty.stop")
        );
    }

    [Fact]
    [Rule("BC-20")]
    public void A_sanction_that_took_effect_is_named_without_the_day_of_its_deferral() =>
        Assert.All(
            Stories.AllLetters.Where(l => l.Template == "sanction-effective"),
            l =>
                Assert.All(
                    (IEnumerable<Dictionary<string, object>>)l.Values["sanctions"],
                    row => Assert.DoesNotContain("deferredUntil", row.Keys)
                )
        );

    [Fact]
    [Rule("BC-26")]
    [Rule("FP-6")]
    public void A_reminder_of_the_deposit_has_all_that_a_payment_needs_and_one_of_the_choice_says_what_silence_means()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-11").Appealed("2026-05-18");
        Remind(a, TermKind.Deposit);
        var deposit = Of(a, Addressee.Respondent);
        Assert.Equal("term-reminder", deposit.Template);
        Assert.Equal(
            (Money.Euro(2000), a.It.Appeals[0].Deposit.Reference),
            ((Money)deposit.Values["deposit"], (string)deposit.Values["reference"])
        );
        a.Paid(a.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T12:00");
        Remind(a, TermKind.Choice);
        var choice = Of(a, Addressee.Complainant);
        Assert.Equal((true, false), ((bool)choice.Values["choiceRuns"], (bool)choice.Values["own"]));
    }

    private static void Remind(ACase a, TermKind kind)
    {
        var term = a.It.RunningTerm(kind)!;
        var at = Redress.Domain.Cases.Case.RemindsAt(term, a.Rulebook)!.Value;
        a.Advance(at > a.Now ? at : a.Now).Do(Actor.Clock, new RemindOfTerm(term.Id));
    }
}
