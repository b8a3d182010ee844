using Redress.Web.Identity.SignIn;
using Redress.Web.Storage;

namespace Redress.Web.Tests.Identity;

public sealed class DeskTests
{
    [Theory]
    [InlineData(Roles.Secretary, "/my-day")]
    [InlineData(Roles.Committee, "/my-day")]
    [InlineData(Roles.Appeals, "/my-day")]
    [InlineData(Roles.Supervisor, "/overview")]
    [InlineData(Roles.Registrar, "/members")]
    [InlineData(Roles.Admin, "/committee")]
    [InlineData(Roles.Member, "/cases")]
    [InlineData(null, "/cases")]
    public void Who_signs_in_lands_where_what_waits_for_it_stands_first(string? role, string desk)
    {
        string[] roles = role is null ? [] : [role];
        Assert.Equal(desk, Desk.OfOpenBody(roles));
        Assert.Equal(role == Roles.Admin ? "/admin" : desk, Desk.Of(roles));
        Assert.Equal("/admin", Desk.Of([.. roles, Roles.Admin]));
    }
}
