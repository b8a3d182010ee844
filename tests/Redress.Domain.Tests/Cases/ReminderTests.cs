using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Letters;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Cases;

public class ReminderTests
{
    // Sent on Monday 2 March: due on Monday 16 March, so told again on Friday 13 March.
    [Fact]
    [Rule("FP-9")]
    public void A_party_is_reminded_once_of_a_term_of_its_own_three_days_before_it_ends()
    {
        var a = ACase.OfBeCommerce().SentToMember("2026-03-02");
        var term = a.Running(TermKind.Response);
        var at = Case.RemindsAt(term, a.Rulebook)!.Value;
        Assert.Equal(new DateTimeOffset(2026, 3, 13, 7, 0, 0, TimeSpan.FromHours(1)), at);

        a.NotNow(Actor.Clock, new RemindOfTerm(term.Id), "FP-9");
        a.Advance(at).Do(Actor.Clock, new RemindOfTerm(term.Id));
        Assert.Null(Case.RemindsAt(a.Running(TermKind.Response), a.Rulebook));
        Assert.Equal(CaseState.SentToMember, a.It.State);
        a.NotNow(Actor.Clock, new RemindOfTerm(term.Id), "FP-9");
    }

    [Fact]
    [Rule("FP-9")]
    public void A_term_that_was_extended_after_the_reminder_is_reminded_of_again()
    {
        var a = ACase.OfBeCommerce().SentToMember("2026-03-02").Advance("2026-03-13");
        a.Do(Actor.Clock, new RemindOfTerm(a.Running(TermKind.Response).Id));
        a.Do(ACase.Secretary, new ExtendTerm("response", 14, "illness"));
        Assert.Equal(
            ACase.Day("2026-03-27"),
            a.Rulebook.Working.Day(Case.RemindsAt(a.Running(TermKind.Response), a.Rulebook)!.Value)
        );
    }

    [Fact]
    [Rule("FP-9")]
    public void Nobody_is_reminded_of_the_body_s_own_terms_nor_of_a_window_that_asks_for_nothing()
    {
        var a = ACase.OfBeCommerce().Notified("2026-05-12");
        Assert.All(
            a.It.Terms.Where(t => t.Kind is TermKind.Appeal or TermKind.Outcome or TermKind.Refusal),
            t => Assert.Null(Case.RemindsAt(t with { State = TermState.Running }, a.Rulebook))
        );
    }

    [Fact]
    [Rule("FP-11")]
    public void A_new_code_is_told_to_the_party_that_lost_it_and_to_nobody_else()
    {
        var story = Letters
            .AStory.Filed(member: false)
            .BySecretary(new StartMediation())
            .BySecretary(new ReissueCode(Party.Respondent));
        Assert.Equal(
            (Addressee.Respondent, "code-reissued"),
            (Assert.Single(story.Letters).To, story.Letters[0].Template)
        );
    }

    [Fact]
    [Rule("FP-11")]
    public void A_member_has_no_code_to_lose_and_a_respondent_that_was_told_of_nothing_has_none_yet()
    {
        ACase
            .OfBeCommerce()
            .SentToMember("2026-03-02")
            .NotNow(ACase.Secretary, new ReissueCode(Party.Respondent), "FP-11");
        ACase.AgainstANonMember().NotNow(Actor.Clock, new ReissueCode(Party.Respondent), "FP-11");
        ACase
            .AgainstANonMember()
            .Refused(ACase.Committee, new ReissueCode(Party.Complainant), Redress.Domain.RefusalKind.NotThisRole, null);
    }
}
