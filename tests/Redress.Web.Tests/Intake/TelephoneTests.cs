using System.Net;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Intake;

/// <summary>A telephone number of a complaint can be dialled, through whichever door it came (BC-4).</summary>
public sealed class TelephoneTests(OneApp one) : IClassFixture<OneApp>
{
    private const string Sentence =
        "This is no telephone number. Write it as you dial it, or with the country, such as +32 470 12 34 56.";
    private readonly Office _office = new(one.App);

    [Theory, Rule("BC-4")]
    [InlineData("0471 23 45 67", true)]
    [InlineData("+32 471 23 45 67", true)]
    [InlineData("(09) 225.12.34", true)]
    [InlineData("+31 6 12345678", true)]
    [InlineData("+33 6 12 34 56 78", true)]
    [InlineData("12", false)]
    [InlineData("123456", false)]
    [InlineData("+32 471 23 45 67 89 01", false)]
    [InlineData("+999 123 45 67", false)]
    [InlineData("bel mij", false)]
    [InlineData("tel. 0471 23 45 67", false)]
    public async Task It_is_judged_alike_by_the_api_and_on_the_page(string number, bool isOne)
    {
        var complaint = System.Text.Json.JsonSerializer.SerializeToNode(
            Office.Complaint(facts: $"Bel {Guid.NewGuid()}")
        )!;
        complaint["complainant"]!["phone"] = number;
        var reply = await _office.PublicAsync(HttpMethod.Post, "/api/v1/complaints", complaint.ToJsonString());
        Assert.Equal(isOne ? 201 : 422, reply.Code);
        Assert.Equal(isOne ? null : Sentence, reply.Body!["errors"]?["complainant.phone"]?[0]?.GetValue<string>());

        var filer = new Filer(one.Client());
        await filer.FillInAsync($"Bel {Guid.NewGuid()}");
        var page = await filer.StepAsync(
            "reach",
            ("complainant.email", "jan@consumer.example"),
            ("complainant.phone", number),
            ("complainant.address.country", "BE"),
            ("language", "nl")
        );
        Assert.Equal(isOne ? HttpStatusCode.Redirect : HttpStatusCode.OK, page.Status);
        Assert.Equal(!isOne, page.Html.Contains(Sentence, StringComparison.Ordinal));
    }
}
