using System.Text.Json;
using System.Text.Json.Nodes;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Tests.Letters;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Cases;

/// <summary>An e-mail address is one that can be written to, judged by the library that sends.</summary>
public sealed class FiledAddressTests(OneApp one) : IClassFixture<OneApp>
{
    private static readonly string[] Fields = ["complainant.email", "representative.email", "respondent.email"];
    private readonly Office _office = new(one.App);

    [Theory]
    [Rule("BC-6"), Rule("FP-13")]
    [MemberData(nameof(MailerTests.NoAddresses), MemberType = typeof(MailerTests))]
    public async Task What_is_no_address_is_refused_at_each_party_s_field(string email)
    {
        var reply = await FileAsync(email);
        Assert.Equal(422, reply.Code);
        // A text that no store can hold is refused where it is read first.
        Assert.All(
            email.Contains('\0', StringComparison.Ordinal) ? Fields[..1] : Fields,
            field => Assert.NotNull(reply.Body!["errors"]![field])
        );
    }

    [Theory]
    [
        InlineData("ada.peeters+x@mail.example.org"),
        InlineData("ada@münchen.example"),
        InlineData(" o'neil@example.org ")
    ]
    public async Task What_is_one_is_taken(string email) => Assert.Equal(201, (await FileAsync(email)).Code);

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once()
    {
        var complaint = Complaint("ada(Ada)@example.org");
        complaint["facts"] = "";
        var reply = await _office.PublicAsync(HttpMethod.Post, "/api/v1/complaints", complaint);
        Assert.Equal(422, reply.Code);
        Assert.All(["facts", .. Fields], field => Assert.NotNull(reply.Body!["errors"]![field]));
    }

    [Fact]
    public async Task The_form_says_it_at_the_field()
    {
        var filer = new Filer(one.Client());
        await filer.BeginAsync();
        var refused = await filer.StepAsync(
            "reach",
            ("complainant.email", "ada(Ada)@example.org"),
            ("complainant.address.country", "BE"),
            ("language", "nl")
        );
        Assert.Contains("id=\"complainant.email-error\"", refused.Html, StringComparison.Ordinal);
        Assert.Contains("Your e-mail address is not complete", refused.Html, StringComparison.Ordinal);
    }

    private Task<Reply> FileAsync(string email) =>
        _office.PublicAsync(HttpMethod.Post, "/api/v1/complaints", Complaint(email));

    private static JsonNode Complaint(string email)
    {
        var complaint = JsonSerializer.SerializeToNode(Office.Complaint(member: null, email: email))!;
        complaint["respondent"]!["email"] = email;
        complaint["representative"] = new JsonObject { ["name"] = "Mr. Helper", ["email"] = email };
        return complaint;
    }
}
