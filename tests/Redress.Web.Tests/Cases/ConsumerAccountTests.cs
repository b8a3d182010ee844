using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Storage;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Cases;

/// <summary>An account that collects one's complaints: it opens what their codes open, and nothing else.</summary>
public sealed partial class ConsumerAccountTests(OneApp one) : IClassFixture<OneApp>
{
    private const string Password = "veel regen op zondag";
    private readonly string _email = $"{Guid.NewGuid():N}@consumer.example";

    [Fact]
    public async Task An_account_is_made_by_a_mailed_link_that_only_shows_a_form_and_works_once()
    {
        var person = new Person(one.Client());
        Assert.Contains("such as name@example.org", await person.PostAsync("/account/register", ("email", "nobody")));
        Assert.Contains("Look at your e-mail", await person.PostAsync("/account/register", ("email", _email)));
        var link = await LinkAsync();
        Assert.Contains(_email, await person.GetAsync(link));
        Assert.False(await person.SignInAsync(_email, Password));
        Assert.Contains(
            "12 characters",
            await person.PostAsync(link, ("name", "Jan"), ("password", "short"), ("repeat", "short"))
        );
        Assert.StartsWith(
            "/account/login?done=joined",
            await person.RedirectAsync(link, ("name", "Jan"), ("password", Password), ("repeat", Password)),
            StringComparison.Ordinal
        );
        Assert.Contains("does not work any more", await person.GetAsync(link));
        Assert.Contains("does not work any more", await person.GetAsync("/account/register/confirm?code=made-up"));
        Assert.True(await person.SignInAsync(_email, Password));
        Assert.Contains("no complaint in your account", await person.GetAsync("/cases"));
    }

    [Fact]
    public async Task Whether_an_address_has_an_account_is_told_to_its_owner_alone()
    {
        var person = new Person(one.Client());
        await MakeAsync(person);
        var unknown = await new Person(one.Client()).PostAsync("/account/register", ("email", $"x{_email}"));
        await using (var db = await DatabaseAsync())
        {
            await db.Set<MailRow>().Where(m => m.Email == _email).ExecuteDeleteAsync();
        }

        var known = await new Person(one.Client()).PostAsync("/account/register", ("email", _email));
        Assert.Equal(Shown(unknown), Shown(known));
        Assert.Contains("There is one already", await MailAsync());
    }

    [Fact, Rule("FP-11")]
    public async Task A_complaint_is_added_by_number_and_code_and_opens_as_long_as_the_code_does()
    {
        var office = new Office(one.App);
        var (number, code) = await office.FileAsync(Office.Complaint());
        var person = new Person(one.Client());
        await MakeAsync(person);
        Assert.Equal(HttpStatusCode.NotFound, await person.StatusAsync($"/cases/{number}"));
        Assert.Contains(
            "do not belong together",
            await person.PostAsync("/cases", "held-add", ("number", number), ("code", "AAAA-BBBB-CCCC-DDDD"))
        );
        Assert.Equal(
            "/cases?done=added",
            await person.RedirectAsync("/cases", "held-add", ("number", number), ("code", code))
        );
        Assert.Contains(number, await person.GetAsync("/cases?done=added"));
        Assert.Contains("Open the link in our e-mail to", await person.GetAsync($"/cases/{number}"));

        // The same by the API, and no worklist.
        var api = await TokenAsync();
        Assert.Equal(HttpStatusCode.OK, (await api.GetAsync($"/api/v1/cases/{number}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await api.GetAsync("/api/v1/cases")).StatusCode);

        // Somebody else's account sees nothing of it.
        var other = new Person(one.Client());
        await other.SignInAsync("registrar@demo.example", "Demo-Pass-2026");
        Assert.Equal(HttpStatusCode.NotFound, await other.StatusAsync($"/cases/{number}"));

        await using (var db = await DatabaseAsync())
        {
            await db.Set<CaseRow>()
                .Where(c => c.Number == number)
                .ExecuteUpdateAsync(c => c.SetProperty(r => r.ComplainantCodeHash, "another"));
        }

        Assert.Equal(HttpStatusCode.NotFound, await person.StatusAsync($"/cases/{number}"));
        Assert.Equal(HttpStatusCode.NotFound, (await api.GetAsync($"/api/v1/cases/{number}")).StatusCode);
        Assert.DoesNotContain(number, await person.GetAsync("/cases"));
    }

    [Fact]
    public async Task A_complaint_acts_from_the_account_as_from_its_code_and_can_be_taken_out_again()
    {
        var office = new Office(one.App);
        var (number, code) = await office.FileAsync(Office.Complaint());
        var person = new Person(one.Client());
        await MakeAsync(person);
        await person.RedirectAsync("/cases", "held-add", ("number", number), ("code", code));
        Assert.Contains("name=\"reason\"", await person.GetAsync($"/cases/{number}/actions/withdraw"));
        using var answer = await (await TokenAsync()).PostAsJsonAsync(
            $"/api/v1/cases/{number}/actions/withdraw",
            new { reason = "Opgelost." }
        );
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("withdrawn", (await office.GetAsync("secretary", number)).Text("state"));
        Assert.Equal("/cases?done=dropped", await person.RedirectAsync($"/account/complaints/{number}/remove"));
        Assert.Equal(HttpStatusCode.NotFound, await person.StatusAsync($"/cases/{number}"));
    }

    [Fact]
    public async Task Complaints_filed_with_the_confirmed_address_are_offered_and_those_of_another_are_not()
    {
        var office = new Office(one.App);
        var own = (await office.FileAsync(Office.Complaint(email: _email))).Number;
        var others = (await office.FileAsync(Office.Complaint(email: $"x{_email}"))).Number;
        var person = new Person(one.Client());
        await MakeAsync(person);
        var page = await person.GetAsync("/cases");
        Assert.Contains(own, page);
        Assert.DoesNotContain(others, page);
        Assert.Equal(HttpStatusCode.NotFound, await person.StatusAsync($"/cases/{own}"));
        Assert.Equal("/cases?done=added", await person.RedirectAsync("/cases", "held-offered"));
        Assert.Equal(HttpStatusCode.OK, await person.StatusAsync($"/cases/{own}"));
        Assert.Equal(HttpStatusCode.NotFound, await person.StatusAsync($"/cases/{others}"));
    }

    [Fact]
    public async Task Who_is_signed_in_need_not_type_its_name_again()
    {
        var client = one.Client();
        await MakeAsync(new Person(client));
        var filer = new Filer(client);
        await filer.BeginAsync();
        Assert.Matches("name=\"complainant.name\"[^>]* value=\"Jan\"", await YouAsync());
        await filer.StepAsync("you", ("complainant.kind", "consumer"), ("complainant.name", "Jan Peeters"));
        Assert.Matches("name=\"complainant.name\"[^>]* value=\"Jan Peeters\"", await YouAsync());

        async Task<string> YouAsync() => (await filer.OpenAsync("/complain/you")).Html;
    }

    private async Task MakeAsync(Person person)
    {
        await person.PostAsync("/account/register", ("email", _email));
        await person.RedirectAsync(await LinkAsync(), ("name", "Jan"), ("password", Password), ("repeat", Password));
        Assert.True(await person.SignInAsync(_email, Password));
    }

    private async Task<HttpClient> TokenAsync()
    {
        var client = one.Client();
        using var answer = await client.PostAsJsonAsync(
            "/api/v1/auth/login",
            new { email = _email, password = Password }
        );
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            (await answer.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>())
                .GetProperty("accessToken")
                .GetString()
        );
        return client;
    }

    private async Task<string> LinkAsync() =>
        Link().Match(await MailAsync()).Value.Replace("http://localhost:5080", "", StringComparison.Ordinal);

    private async Task<string> MailAsync()
    {
        await using var db = await DatabaseAsync();
        return await db.Set<MailRow>()
            .Where(m => m.Email == _email)
            .OrderByDescending(m => m.Id)
            .Select(m => m.Body)
            .FirstAsync();
    }

    private Task<AppDb> DatabaseAsync() =>
        one.App.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync();

    private static string Shown(string html) =>
        html[html.IndexOf("<main", StringComparison.Ordinal)..html.IndexOf("</main>", StringComparison.Ordinal)];

    [GeneratedRegex(@"http\S+", RegexOptions.None, 1000)]
    private static partial Regex Link();
}
