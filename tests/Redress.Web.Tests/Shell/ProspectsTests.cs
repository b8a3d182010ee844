using Bunit;
using Redress.Domain;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Rulebooks;
using Redress.Domain.Tests;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Cases.PartyFile;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Shell;

/// <summary>FP-19: at each door it is said what this can bring and what it cannot, what it does not stop, and where else to go.</summary>
public sealed class ProspectsTests(OneApp one) : IClassFixture<OneApp>, IDisposable
{
    private const string NoMoney = "It awards no money: no refund and no compensation.";
    private const string External = "We ourselves award no money.";
    private const string MoneyBack = "Mediation can bring money back";
    private const string RunsOn = "A complaint here stops no limitation period";
    private const string AppealChanges = "An appeal can change this decision and nothing else";
    private readonly Drawing _drawing = new(one.App);

    public void Dispose() => _drawing.Dispose();

    private static void Says(string page, params string[] sentences) =>
        Assert.All(sentences, sentence => Assert.Contains(sentence, page, StringComparison.Ordinal));

    [Fact]
    [Rule("FP-19")]
    public async Task The_home_page_says_it_of_each_scheme()
    {
        var home = await new Person(one.Client()).GetAsync("/");
        Says(home, MoneyBack, NoMoney, External, RunsOn, "Consumer Mediation Service", "consumerombudsman.be");
        Says(home, "De Geschillencommissie", "www.consuwijzer.nl", "Justice of the peace", "Kantonrechter");
    }

    /// <summary>A scheme that does not speak French says it in its own language, and a reading machine is told so.</summary>
    [Fact]
    [Rule("FP-19")]
    public async Task What_a_scheme_says_in_another_language_than_the_page_is_marked()
    {
        var client = one.Client();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("fr");
        var home = await new Person(client).GetAsync("/");
        Says(home, "<ul lang=\"nl\"><li>Bemiddeling kan", "<ul><li>La médiation");
        Says(home, "<span lang=\"nl\">op werkdagen van 9 tot 12 uur</span>", "<span>les jours ouvrables");
    }

    [Theory]
    [Rule("FP-19")]
    [InlineData("demo-shop", NoMoney)]
    [InlineData("keurmerk-shop", External)]
    public async Task So_do_the_pages_before_a_complaint_is_sent(string member, string decides)
    {
        var filer = new Filer(one.Client());
        Says((await filer.OpenAsync("/complain")).Html, NoMoney, External);
        await filer.BeginAsync();
        await filer.StepAsync("shop", ("respondent.memberId", member));
        await filer.StepAsync("contact", ("contacted", "yes"), ("contactedShopOn", "2026-01-05"));
        await filer.StepAsync("insolvency", ("restsOnInsolvency", "false"));
        Says((await filer.OpenAsync("/complain/outcome")).Html, MoneyBack, decides, RunsOn);
        await filer.StepAsync("outcome");
        await filer.StepAsync("facts", ("facts", $"Niet geleverd {Guid.NewGuid()}."));
        Says((await filer.OpenAsync("/complain/claim")).Html, MoneyBack, decides);
        Says((await filer.OpenAsync("/complain/review")).Html, MoneyBack, decides, RunsOn);
    }

    [Fact]
    [Rule("FP-19")]
    public async Task And_the_receipt()
    {
        var filer = new Filer(one.Client());
        await filer.FillInAsync($"Niet geleverd {Guid.NewGuid()}.");
        Assert.Equal("/complain/receipt", (await filer.PostAsync("/complain/review", "file", [])).Location);
        Says((await filer.OpenAsync("/complain/receipt")).Html, MoneyBack, NoMoney, RunsOn);
    }

    [Fact]
    [Rule("FP-19")]
    public async Task Of_a_webshop_that_is_no_member_it_is_said_that_mediation_is_all()
    {
        var filer = new Filer(one.Client());
        await filer.BeginAsync();
        await filer.StepAsync("shop", ("respondent.memberId", "other"));
        await filer.StepAsync(
            "other-shop",
            ("respondent.name", "Ver Weg"),
            ("respondent.website", "https://ver-weg.example"),
            ("respondent.email", "info@ver-weg.example"),
            ("scheme", "becommerce")
        );
        await filer.StepAsync("contact", ("contacted", "yes"), ("contactedShopOn", "2026-01-05"));
        await filer.StepAsync("insolvency", ("restsOnInsolvency", "false"));
        var outcome = (await filer.OpenAsync("/complain/outcome")).Html;
        Assert.DoesNotContain("a decision at the latest", outcome, StringComparison.Ordinal);
        Says(outcome, "Too few cases have ended");
        Says(outcome, MoneyBack, "We cannot decide about it", RunsOn);
        Assert.DoesNotContain("The disputes committee can sanction", outcome, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("FP-19")]
    public void The_case_says_it_when_mediation_opens_with_the_decision_and_where_it_ends_without_one()
    {
        var a = ACase.OfBeCommerce(language: "en").InMediation("2026-03-02");
        Says(Page(a, a.Consumer), MoneyBack, NoMoney, RunsOn);
        Says(Page(a, a.Shop), MoneyBack, NoMoney);

        var decided = ACase.OfBeCommerce(language: "en").Notified("2026-05-11", ACase.Unfounded);
        Says(Page(decided, decided.Consumer), NoMoney, RunsOn, "Justice of the peace");

        var far = ACase.AgainstANonMember().InMediation("2026-03-02");
        var page = Page(far, far.Consumer);
        Says(page, MoneyBack, RunsOn);
        Assert.DoesNotContain("The disputes committee can sanction", page, StringComparison.Ordinal);
        far.Do(ACase.Secretary, new EndMediation("No answer."));
        Says(Page(far, far.Consumer), "Where else you can go", "Consumer Mediation Service");
    }

    [Fact]
    [Rule("FP-19")]
    public async Task The_form_of_an_appeal_says_what_it_can_change()
    {
        var office = new Office(one.App);
        await office.ClockAsync("2026-03-02T14:00:00+01:00");
        var filed = await office.NotifiedAsync("2026-03-02");
        var person = new Person(one.Client());
        await person.RedirectAsync("/track", "track", ("number", filed.Number), ("code", filed.Code));
        Says(
            await person.GetAsync($"/track/{filed.Number}/actions/lodge-appeal"),
            AppealChanges,
            "An appeal awards no money either"
        );
    }

    [Fact]
    [Rule("FP-19")]
    public void Each_scheme_has_its_own_sentences_in_each_of_its_languages()
    {
        foreach (var rulebook in new[] { ACase.BeCommerce, ACase.Keurmerk })
        {
            foreach (var language in rulebook.Languages)
            {
                Assert.NotEmpty(Prospects.In(rulebook.Prospects.Mediation, language));
                Assert.NotEmpty(Prospects.In(rulebook.Prospects.RunsOn, language));
                Assert.True(rulebook.Prospects.Elsewhere.Count >= 4);
            }
        }

        Assert.Empty(Prospects.In(ACase.Keurmerk.Prospects.Decision, "nl"));
        Assert.Empty(Prospects.In(ACase.BeCommerce.Prospects.Referral, "nl"));
    }

    private string Page(ACase a, Actor reader) =>
        _drawing.Render<PartyFile>(p => p.Add(x => x.Open, Drawing.Open(a, reader))).Markup;
}
