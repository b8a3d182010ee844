using Redress.Domain.Procedure;
using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Rulebooks;

/// <summary>A scheme that nobody knew when the program was written: its rulebook is all that it needs. That it runs is shown with the whole program, in the tests of the office.</summary>
public sealed class ThirdSchemeTests
{
    private const string Source = "atlantic-shop-seal.2026-01.json";
    private static readonly string Json = File.ReadAllText(
        Repository.PathOf("tests", "Redress.Testing", "ThirdScheme", "rulebooks", Source)
    );

    // What an office could know of that country, and of no other.
    private static readonly OfficeAbilities Office = new(
        (country, year) => country == "PT" ? [new Holiday(new DateOnly(year, 6, 10), "Dia de Portugal")] : null,
        _ => []
    );

    [Fact]
    [Rule("ST-1")]
    [Rule("BC-45")]
    public void A_third_scheme_is_read_from_its_rulebook_alone_and_passes_the_proof()
    {
        var rulebooks = RulebookReader.ReadAll([.. RulebookReader.Embedded(), (Source, Json)], Office);
        var rulebook = rulebooks.Of("atlantic-shop-seal", "2026-01");
        RulebookReachabilityCheck.Check(rulebook);
        Assert.Equal(3, rulebooks.Schemes.Count());
        Assert.Equal(["nl", "fr", "en"], rulebooks.Languages);
        Assert.True(
            rulebook
                is {
                    AdrEntity: true,
                    JudgesBusinessComplaints: true,
                    SecondPersonForDecisions: false,
                    Appeal: null,
                    Referral: null
                }
        );
    }

    [Fact]
    [Rule("FP-8")]
    [Rule("FP-9")]
    public void Its_terms_are_reckoned_by_its_own_calendar()
    {
        var rulebook = RulebookReader.Read(Json, Source, Office);
        Assert.Equal(DayCount.Working, rulebook.Terms.Of(TermKind.Response).Count);
        // Wednesday 10 June is Portugal Day; Monday 25 May is a day of the islands, added by the rulebook.
        var skipped = new List<SkippedDay>();
        Assert.Equal(new DateOnly(2026, 6, 11), rulebook.Working.AddWorkingDays(new DateOnly(2026, 6, 9), 1, skipped));
        Assert.Equal([new SkippedDay(new DateOnly(2026, 6, 10), "Dia de Portugal")], skipped);
        Assert.Equal("Dia dos Açores", rulebook.Working.WhyNotWorking(new DateOnly(2026, 5, 25)));
        // A day that is added (FP-10) leaves the holidays of the country where they are.
        var more = rulebook with
        {
            Calendar = rulebook.Calendar with { Added = [] },
        };
        Assert.Equal("Dia de Portugal", more.Working.WhyNotWorking(new DateOnly(2026, 6, 10)));
        Assert.Null(more.Working.WhyNotWorking(new DateOnly(2026, 5, 25)));
    }

    [Fact]
    [Rule("FP-9")]
    public void A_country_of_which_nobody_knows_the_holidays_is_refused() =>
        Assert.Equal(
            new RulebookError(Source, "$.calendar.country", "has no calendar of holidays: 'PT'"),
            Assert.Single(Assert.Throws<InvalidRulebookException>(() => RulebookReader.Read(Json, Source)).Errors)
        );

    [Fact]
    [Rule("BC-42")]
    public void What_the_office_cannot_do_is_refused_with_the_path_and_beside_all_other_faults()
    {
        var office = Office with
        {
            CannotDo = r => r.Languages.Contains("fr") ? [("$.languages[1]", "nobody here writes that")] : [],
        };
        var invalid = Assert.Throws<InvalidRulebookException>(() =>
            RulebookReader.ReadAll([(Source, Json), ("b.json", "{")], office)
        );
        Assert.Equal(["$.languages[1]", "$"], invalid.Errors.Select(e => e.Path));
        Assert.Equal([Source, "b.json"], invalid.Errors.Select(e => e.Source));
    }

    [Fact]
    [Rule("FP-8")]
    [Rule("BC-42")]
    public void A_new_version_is_in_force_from_the_midnight_of_the_schemes_own_zone()
    {
        var first = RulebookReader.Read(Json, Source, Office);
        var next = first with { Version = "2026-12", InForce = new DateOnly(2026, 12, 1) };
        var rulebooks = new RulebookCatalog([first, next]);
        // The Azores are an hour behind Greenwich in winter.
        var midnight = new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.FromHours(-1));
        Assert.Equal(first, rulebooks.InForce("atlantic-shop-seal", midnight.AddSeconds(-1)));
        Assert.Equal(next, rulebooks.InForce("atlantic-shop-seal", midnight));
        Assert.Equal(first, rulebooks.InForce("atlantic-shop-seal", DateTimeOffset.UnixEpoch));
        Assert.Null(rulebooks.InForce("nobody", midnight));
    }
}
