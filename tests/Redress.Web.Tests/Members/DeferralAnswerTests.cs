using System.Net;
using System.Text.RegularExpressions;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Members;

/// <summary>Where a member answers a deferred sanction of another complaint that is put to it (BC-20), so that the complainant learns nothing of it (BC-16).</summary>
public sealed class DeferralAnswerTests : IAsyncLifetime
{
    private const string Said = "Dat eerste werd rechtgezet.";

    private TestApp _app = null!;
    private Office _office = null!;

    public async Task InitializeAsync()
    {
        _app = await TestApp.StartAsync();
        _office = new Office(_app);
        await _office.ClockAsync("2026-05-11T09:00:00+02:00");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    // While the member's answer to the complaint is awaited too.
    private async Task<((string Number, string Code) Complaint, string Matter)> PutAsync()
    {
        var (first, _) = await _office.NotifiedAsync(
            "2026-05-11",
            Stages.Founded(new { kind = "exclusion", deferredFor = "P1Y" })
        );
        await _office.ClockAsync("2026-06-04T09:00:00+02:00");
        var complaint = await _office.SentAsync();
        var decision = (await _office.GetAsync("secretary", first)).Body!["decision"]!;
        var put = await _office.DoAsync(
            "committee",
            complaint.Number,
            "put-to-party",
            new
            {
                party = "respondent",
                what = "activation",
                text = "Het gebeurde opnieuw.",
                @case = first,
                sanction = decision["sanctions"]![0]!["id"]!.GetValue<string>(),
            }
        );
        return (complaint, put.List("mattersPut").Single()["id"]!.GetValue<string>());
    }

    private async Task<string> ReadByTheComplainantAsync((string Number, string Code) complaint) =>
        (await _office.TrackAsync(complaint.Number, complaint.Code)).Body!.ToJsonString();

    [Fact]
    [Rule("BC-16"), Rule("BC-20")]
    public async Task The_page_leads_to_a_form_whose_words_and_files_the_complainant_never_gets()
    {
        var (complaint, matter) = await PutAsync();
        var before = await ReadByTheComplainantAsync(complaint);
        using var client = _app.CreateClient(new() { AllowAutoRedirect = false });
        var (shop, filer) = (new Person(client), new Filer(client));
        Assert.True(await shop.SignInAsync("shop@demo.example", "Demo-Pass-2026"));
        var form = $"/cases/{complaint.Number}/actions/comment?matter={matter}";
        Assert.Contains(form, await shop.GetAsync($"/cases/{complaint.Number}"), StringComparison.Ordinal);
        Assert.Contains(
            form,
            await shop.GetAsync($"/cases/{complaint.Number}/actions/add-document"),
            StringComparison.Ordinal
        );
        Assert.Matches($"name=\"matter\" value=\"{Regex.Escape(matter)}\" checked", await shop.GetAsync(form));
        var sent = await filer.PostAsync(
            form,
            "act",
            [("matter", matter), ("nothingToAdd", ""), ("text", Said)],
            ("files:documents", "eerste.pdf", Stages.Pdf)
        );
        Assert.Equal(HttpStatusCode.Redirect, sent.Status);
        var after = await ReadByTheComplainantAsync(complaint);
        Assert.DoesNotContain("eerste", after, StringComparison.Ordinal);
        Assert.Equal(Lines(before), Lines(after));
        var own = (await _office.GetAsync("shop", complaint.Number)).Body!.ToJsonString();
        Assert.Contains(Said, own, StringComparison.Ordinal);
        Assert.Contains("eerste.pdf", own, StringComparison.Ordinal);

        static int Lines(string file) => file.Split("\"sequence\"").Length;
    }

    [Fact]
    [Rule("BC-16")]
    public async Task A_program_names_it_with_the_document_that_it_uploads()
    {
        var (complaint, matter) = await PutAsync();
        using var form = new MultipartFormDataContent
        {
            { new StringContent(matter), "matter" },
            { new ByteArrayContent(Stages.Pdf), "document", "eerste.pdf" },
        };
        using var shop = await _office.PersonAsync("shop");
        using var answer = await shop.PostAsync($"/api/v1/cases/{complaint.Number}/documents", form);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.DoesNotContain("eerste", await ReadByTheComplainantAsync(complaint), StringComparison.Ordinal);
    }
}
