using Redress.Domain;
using Redress.Domain.Cases.Records;
using Redress.Domain.Terms;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.PartyFile;
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
    public void Every_task_has_its_title_and_its_sentence()
    {
        Assert.All(
            Enum.GetValues<PartyTaskKind>().Select(kind => new PartyTask(kind, null, null, []).Key),
            key =>
            {
                Assert.Contains($"tasks.{key}", English.Keys);
                Assert.Contains($"tasks.{key}.text", English.Keys);
            }
        );
    }
}
