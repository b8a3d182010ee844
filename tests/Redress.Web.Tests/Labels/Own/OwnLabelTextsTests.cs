using Redress.Domain;
using Redress.Domain.Labels.Commands;
using Redress.Domain.Tests.Law;
using Redress.Web.Labels.Own;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Labels.Own;

/// <summary>What waits for a member, and what it does about it, is said in three languages.</summary>
public sealed class OwnLabelTextsTests
{
    [Fact]
    [Rule("ST-4")]
    public void Every_duty_and_every_act_has_its_words()
    {
        var texts = ResourceFile.Texts("OwnLabelTexts");
        var wanted = Enum.GetValues<LabelDutyKind>()
            .SelectMany(kind => new[] { "duty.", "dutyText." }.Select(set => set + WireNames.Camel(kind.ToString())))
            .Concat(
                OwnLabelActs.Names.SelectMany(name =>
                    new[] { $"do.{WireNames.KeyOf(name)}", $"lead.{WireNames.KeyOf(name)}", $"done.{name}" }
                )
            );
        Assert.Equal("", string.Join(' ', wanted.Where(key => !texts.ContainsKey(key))));
    }

    [Fact]
    [Rule("ST-4")]
    public void Its_acts_are_those_of_the_law_that_a_member_may_do_and_no_others()
    {
        var ofMember = Redress
            .Domain.Labels.LabelProcedure.Transitions.Where(row => row.By.Contains(Role.Respondent))
            .Select(row => row.Command)
            .Where(command => command != typeof(AddLabelDocument))
            .Select(LabelCommand.NameOf)
            .Distinct();
        Assert.Equal(ofMember.Append(OwnLabelActs.AddDocument).Order(), OwnLabelActs.Names.Order());
    }
}
