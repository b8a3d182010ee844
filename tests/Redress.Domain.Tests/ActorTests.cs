namespace Redress.Domain.Tests;

public sealed class ActorTests
{
    [Fact]
    public void Who_is_a_members_user_stands_for_that_member_and_for_all_of_its_organisation_where_they_are_told()
    {
        var user = new Actor(Role.Respondent, "u", "An") { MemberId = "shop" };
        Assert.Equal(["shop"], user.MemberIds);
        Assert.Equal(["shop", "shop-nl"], (user with { MemberIds = ["shop", "shop-nl"] }).MemberIds);
        Assert.Empty(Actor.Clock.MemberIds);
    }
}
