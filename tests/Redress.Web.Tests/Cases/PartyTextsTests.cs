using Redress.Domain;
using Redress.Domain.Cases.PartyDuties;
using Redress.Domain.Cases.Records;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;
using Redress.Web.Cases.Commands;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Cases;

/// <summary>What the pages say to a party is there, in every language.</summary>
public sealed class PartyTextsTests
{
    private static readonly Dictionary<string, string> English = ResourceFile.Texts("PartyTexts");

    [Fact]
    public void Every_step_says_what_comes_next()
    {
        var told = Enum.GetNames<CaseState>()
            .Select(WireNames.Camel)
            .Except(["mediation", "sentToMember"])
            .Concat([
                "mediation.committee",
                "mediation.external",
                "mediation.nowhere",
                "mediation.over.committee",
                "mediation.over.external",
                "mediation.over.nowhere",
                "sentToMember.complainant",
                "sentToMember.respondent",
            ]);
        Assert.All(told, step => Assert.Contains($"nextStep.{step}", English.Keys));
        Assert.All(
            Enum.GetNames<TermKind>().Select(WireNames.Camel),
            kind => Assert.Contains(English.Keys, key => key.StartsWith($"term.{kind}.", StringComparison.Ordinal))
        );
    }

    [Fact]
    [Rule("FP-22")]
    public void Every_duty_has_its_title_and_its_sentence_and_a_time_that_protects_its_own_words()
    {
        var titles = ResourceFile.Texts("Wording");
        Assert.All(
            Enum.GetNames<PartyDutyKind>().Select(WireNames.Camel),
            key =>
            {
                Assert.Contains($"partyDuty.{key}", titles.Keys);
                Assert.Contains($"tasks.{key}.text", English.Keys);
            }
        );
        Assert.All(
            new[] { TermKind.Reflection, TermKind.Objection },
            kind => Assert.Contains($"protected.{WireNames.Camel(kind.ToString())}", English.Keys)
        );
    }
}
