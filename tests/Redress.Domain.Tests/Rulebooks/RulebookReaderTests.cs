using System.Text.Json.Nodes;
using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Rulebooks;

public sealed class RulebookReaderTests
{
    [Theory]
    [MemberData(nameof(BrokenRulebooks.WrongForm), MemberType = typeof(BrokenRulebooks))]
    [MemberData(nameof(BrokenRulebooks.WrongContents), MemberType = typeof(BrokenRulebooks))]
    [MemberData(nameof(BrokenRulebooks.WrongNames), MemberType = typeof(BrokenRulebooks))]
    [MemberData(nameof(BrokenRulebooks.WrongCalendar), MemberType = typeof(BrokenRulebooks))]
    [MemberData(nameof(BrokenRulebooks.WrongTerms), MemberType = typeof(BrokenRulebooks))]
    [MemberData(nameof(BrokenRulebooks.WrongSanctionsAndAppeals), MemberType = typeof(BrokenRulebooks))]
    [Rule("BC-42")]
    public void A_broken_rulebook_is_refused_with_the_path_of_what_is_wrong(string path, string? value, string fault)
    {
        var invalid = Assert.Throws<InvalidRulebookException>(() =>
            RulebookReader.Read(Changed(path, value), "becommerce.2026-01.json")
        );
        Assert.Contains("becommerce.2026-01.json: " + fault, invalid.Message.Split('\n'));
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var json = RulebookJson.With(
            "becommerce",
            root =>
            {
                root["colour"] = "green";
                root["terms"]!["response"]!["days"] = 4;
                root["norms"]![0]!["title"]!.AsObject().Remove("fr");
                root.AsObject().Remove("grounds");
            }
        );
        var invalid = Assert.Throws<InvalidRulebookException>(() => RulebookReader.Read(json, "x.json"));
        Assert.Equal(
            ["$.colour", "$.grounds", "$.norms[0].title.fr", "$.terms.response.days"],
            invalid.Errors.Select(f => f.Path).Order(StringComparer.Ordinal)
        );
        Assert.All(invalid.Errors, f => Assert.Equal("x.json", f.Source));
    }

    [Fact]
    public void A_fault_gives_no_other_that_only_follows_from_it()
    {
        var one = (string path, string? value) =>
            Assert.Single(
                Assert.Throws<InvalidRulebookException>(() => RulebookReader.Read(Changed(path, value), "x")).Errors
            );
        Assert.Equal("$.terms.response.days", one("terms.response.days", "-1").Path);
        Assert.Equal("$.sanctions.fine.min.amount", one("sanctions.fine.min.amount", "-1").Path);
        Assert.Equal("$.defaultLanguage", one("defaultLanguage", null).Path);
        Assert.Equal("$.sanctions.deferral.min", one("sanctions.deferral.min", null).Path);
    }

    [Theory]
    [InlineData("", "$")]
    [InlineData("{", "$")]
    [InlineData("[]", "$")]
    [InlineData("{} {}", "$")]
    [InlineData("""{ "scheme": "a", "scheme": "b" }""", "$")]
    public void What_is_not_a_JSON_object_is_refused(string json, string path) =>
        Assert.Equal(
            path,
            Assert.Throws<InvalidRulebookException>(() => RulebookReader.Read(json, "x")).Errors[0].Path
        );

    [Fact]
    public void Of_two_texts_with_the_same_scheme_and_version_the_later_counts()
    {
        var own = RulebookJson.With("becommerce", "terms.response.days", "20");
        var rulebooks = RulebookReader.ReadAll([.. RulebookReader.Embedded(), ("own.json", own)]);
        Assert.Equal(2, rulebooks.All.Count);
        Assert.Equal(20, rulebooks.Of("becommerce", "2026-01").Terms.Of(TermKind.Response).Days);
    }

    [Fact]
    public void The_faults_of_all_texts_are_told_at_once()
    {
        var invalid = Assert.Throws<InvalidRulebookException>(() =>
            RulebookReader.ReadAll([("a.json", "[]"), ("b.json", "{"), .. RulebookReader.Embedded()])
        );
        Assert.Equal(["a.json", "b.json"], invalid.Errors.Select(f => f.Source));
    }

    [Fact]
    [Rule("BC-5")]
    public void Two_schemes_never_share_a_number_prefix()
    {
        var other = RulebookJson.With("becommerce", "numberPrefix", "\"WK\"");
        var invalid = Assert.Throws<InvalidRulebookException>(() =>
            RulebookReader.ReadAll([.. RulebookReader.Embedded(), ("other.json", other)])
        );
        Assert.Contains(
            new RulebookError("other.json", "$.numberPrefix", "is another scheme's too: 'WK'"),
            invalid.Errors
        );
    }

    [Fact]
    [Rule("BC-42")]
    public void Two_versions_of_a_scheme_are_never_in_force_from_the_same_day()
    {
        var other = RulebookJson.With("becommerce", "version", "\"2026-02\"");
        var invalid = Assert.Throws<InvalidRulebookException>(() =>
            RulebookReader.ReadAll([.. RulebookReader.Embedded(), ("other.json", other)])
        );
        Assert.Contains(invalid.Errors, f => f is { Source: "other.json", Path: "$.inForce" });
    }

    [Fact]
    public void What_a_stage_needs_may_stay_when_the_stage_is_switched_off_and_must_still_be_in_order()
    {
        var json = RulebookJson.With("becommerce", "stages", "[\"mediation\", \"committee\"]");
        Assert.NotNull(RulebookReader.Read(json, "x").Appeal);

        var root = JsonNode.Parse(json)!;
        root["appeal"]!["withoutSanction"] = "king";
        Assert.Equal(
            "$.appeal.withoutSanction",
            Assert
                .Single(
                    Assert.Throws<InvalidRulebookException>(() => RulebookReader.Read(root.ToJsonString(), "x")).Errors
                )
                .Path
        );
    }

    private static string Changed(string path, string? value) =>
        path switch
        {
            "languages[3]" => RulebookJson.With(
                "becommerce",
                root => root["languages"]!.AsArray().Add(JsonNode.Parse(value!))
            ),
            _ => RulebookJson.With("becommerce", path, value),
        };
}
