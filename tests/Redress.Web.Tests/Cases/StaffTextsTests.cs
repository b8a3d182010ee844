using Redress.Domain.Cases.Commands;
using Redress.Web.Cases.StaffFile;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Cases;

/// <summary>What the case file says to the staff is there, in every language.</summary>
public sealed class StaffTextsTests
{
    private static readonly Dictionary<string, string> English = ResourceFile.Texts("StaffTexts");

    [Fact]
    public void Every_act_has_a_place_among_the_others() =>
        Assert.All(
            CommandCatalog.ByName.Keys,
            action => Assert.Contains($"actionGroup.{ActGroups.Of(action)}", English.Keys)
        );

    [Fact]
    public void Who_made_a_proposal_is_not_pressed_to_reject_it()
    {
        Assert.Empty(ActGroups.PrimaryActions(["reject-decision", "reopen-file"], 3));
        Assert.Equal(
            ["confirm-decision", "reject-decision"],
            ActGroups.PrimaryActions(["reject-decision", "confirm-decision"], 3)
        );
    }
}
