using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Intake;

/// <summary>BC-1: member or not is as on the day of filing, which of a complaint on paper is the day on which it arrived (FP-13).</summary>
public sealed class PaperMembershipTests(OneApp one) : IClassFixture<OneApp>
{
    private readonly Office _office = new(one.App);

    [Theory]
    [InlineData(1, false), InlineData(0, true), InlineData(-1, true)]
    [Rule("BC-1"), Rule("FP-13")]
    public async Task Who_joined_after_the_paper_arrived_is_no_member_in_its_case(int joined, bool member)
    {
        var arrived = (await _office.TodayAsync()).AddDays(-7);
        await using (var db = await one.App.NewDbAsync())
        {
            await db.Set<MemberRow>()
                .Where(m => m.Id == "second-shop")
                .ExecuteUpdateAsync(m => m.SetProperty(x => x.JoinedOn, arrived.AddDays(joined)));
        }

        var complaint = JsonSerializer.SerializeToNode(Office.Complaint(member: "second-shop"))!.AsObject();
        complaint["contactedShopOn"] = null;
        complaint["arrived"] = arrived.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var filed = await _office.AsAsync("secretary", HttpMethod.Post, "/api/v1/complaints", complaint);
        Assert.Equal(201, filed.Code);
        var respondent = (await _office.GetAsync("secretary", filed.Text("number"))).Body!["respondent"]!;
        Assert.Equal(member ? "second-shop" : null, respondent["memberId"]?.GetValue<string>());
        Assert.NotNull(respondent["name"]);
    }
}
