using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Committee;

/// <summary>BC-15: a declared interest that matches a party hides the case, until it was cleared by two people.</summary>
public sealed class InterestTests
{
    private static readonly Interest OfTheShop = new(InterestKind.Member, "demo-shop");
    private static readonly Actor Partial = ACase.Committee with { Interests = [OfTheShop] };

    [Fact]
    [Rule("BC-15")]
    public void Who_declared_an_interest_that_matches_a_party_no_longer_finds_the_case()
    {
        var a = ACase.OfBeCommerce().InDeliberation("2026-03-10");
        Assert.True(CaseView.MaySee(a.It, ACase.Committee));
        Assert.False(CaseView.MaySee(a.It, Partial));
        Assert.Equal(Refusal.NotYours(), a.Try(Partial, new Note("I read it all the same.")));
    }

    [Fact]
    [Rule("BC-15")]
    public void A_noted_interest_hides_the_case_also_after_it_was_taken_back()
    {
        var a = Noted(ACase.OfBeCommerce().InDeliberation("2026-03-10"));
        Assert.False(CaseView.MaySee(a.It, ACase.Committee));
        Assert.True(CaseView.MaySee(a.It, ACase.Committee2) && CaseView.MaySee(a.It, ACase.Secretary));
    }

    [Fact]
    [Rule("BC-15")]
    public void What_its_member_proposed_falls_with_it_and_the_file_goes_to_nobody()
    {
        var a = ACase.OfBeCommerce().InDeliberation("2026-03-10").Do(ACase.Committee, ACase.Founded);
        a.External = a.External with { Assignee = ACase.Committee };
        a.Do(ACase.Secretary, new Assign("committee"));
        Noted(a);
        Assert.Null(a.It.Decision);
        Assert.Null(a.It.AssignedTo);
        a.Invalid(ACase.Secretary, new Assign("committee"), "to", "FP-12");
    }

    [Fact]
    [Rule("BC-15")]
    public void Two_people_clear_an_interest_and_until_then_nothing_has_happened()
    {
        var a = ACase.OfBeCommerce().InDeliberation("2026-03-10");
        a.NotNow(ACase.Secretary, new ClearInterest("committee", "Another shop of that name."), "BC-15");
        Noted(a);
        a.NotNow(ACase.Committee2, new ConfirmClearance(), "BC-15");
        a.Invalid(ACase.Secretary, new ClearInterest("committee2", "Nothing declared."), "member", "BC-15");
        a.Invalid(ACase.Secretary, new ClearInterest("committee", null), "reason", "BC-15");
        a.Do(ACase.Secretary, new ClearInterest("committee", "Another shop of that name."));
        Assert.False(CaseView.MaySee(a.It, ACase.Committee));
        a.Refused(ACase.Secretary2, new ConfirmClearance(), RefusalKind.NotThisRole, "BC-15");
        a.Refused(Partial, new ConfirmClearance(), RefusalKind.NotYours, null);
        var both = ACase.Committee2 with { Id = ACase.Secretary.Id };
        a.NotNow(both, new ConfirmClearance(), "BC-15");
        a.Invalid(ACase.Committee2, new RejectClearance(null), "reason", "BC-15");
        a.Do(ACase.Committee2, new RejectClearance("It is the same shop."));
        Assert.False(CaseView.MaySee(a.It, ACase.Committee));
        a.NotNow(ACase.Committee2, new ConfirmClearance(), "BC-15");
        a.Do(ACase.Secretary, new ClearInterest("committee", "Another shop of that name, as its number shows."));
        a.Do(ACase.Committee2, new ConfirmClearance());
        Assert.True(CaseView.MaySee(a.It, Partial));
        a.NotNow(ACase.Secretary, new ClearInterest("committee", "Once more."), "BC-15");
    }

    [Fact]
    [Rule("BC-15")]
    public void Another_interest_that_is_declared_later_hides_the_case_again()
    {
        var a = Noted(ACase.OfBeCommerce().InDeliberation("2026-03-10"))
            .Do(ACase.Secretary, new ClearInterest("committee", "Sold long ago."))
            .Do(ACase.Committee2, new ConfirmClearance());
        var neighbour = new Interest(InterestKind.Company, "Ann Peeters");
        Assert.False(a.It.WouldNote("committee", [OfTheShop]));
        a.Do(Actor.Clock, new NoteInterests("committee", "Clara", [OfTheShop, neighbour]));
        Assert.Equal(neighbour, Assert.Single(a.It.NotedInterests, n => n.ClearedBy is null).Interest);
        Assert.False(CaseView.MaySee(a.It, ACase.Committee));
    }

    [Fact]
    [Rule("BC-15")]
    public void What_was_proposed_to_be_cleared_is_confirmed_no_more_once_another_interest_is_noted()
    {
        var a = Noted(ACase.OfBeCommerce().InDeliberation("2026-03-10"));
        a.Do(ACase.Secretary, new ClearInterest("committee", "Sold long ago."));
        // Of another member it leaves what was proposed as it is.
        a.Do(Actor.Clock, new NoteInterests("committee3", "Cees", [OfTheShop]));
        Assert.NotNull(a.It.Clearance);
        a.Do(
            Actor.Clock,
            new NoteInterests("committee", "Clara", [OfTheShop, new(InterestKind.Company, "Ann Peeters")])
        );
        a.NotNow(ACase.Committee2, new ConfirmClearance(), "BC-15");
        Assert.False(CaseView.MaySee(a.It, ACase.Committee));
    }

    private static ACase Noted(ACase a) =>
        a.Do(Actor.Clock, new NoteInterests("committee", "Clara", [OfTheShop, new(InterestKind.Company, "Elsewhere")]));
}
