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
}
