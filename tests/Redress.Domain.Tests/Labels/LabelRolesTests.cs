using Redress.Domain.Labels;
using Redress.Domain.Labels.Commands;
using Redress.Domain.Tests.Labels.Stories;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Labels;

/// <summary>The table of label-roles.md against the tables of the procedure.</summary>
public sealed class LabelRolesTests
{
    private static readonly Dictionary<string, Role> Roles = new(StringComparer.Ordinal)
    {
        ["registrar"] = Role.Registrar,
        ["the member itself"] = Role.Respondent,
        ["secretary"] = Role.Secretary,
        ["committee member"] = Role.Committee,
        ["appeal handler"] = Role.Appeals,
        ["supervisory committee"] = Role.Supervisor,
        ["administrator"] = Role.Administrator,
        ["public"] = Role.Public,
        ["clock"] = Role.Clock,
    };

    public static TheoryData<string> Acts => [.. LabelRoles.ActsOnLabels];

    [Theory]
    [MemberData(nameof(Acts))]
    [Rule("ST-4"), Rule("BC-41"), Rule("BC-46"), Rule("WK-4"), Rule("WK-5")]
    public void An_act_is_of_those_whom_the_table_names(string act)
    {
        var rows = LabelProcedure.Of(CommandOf(act)).ToList();
        foreach (var cell in LabelRoles.All.Where(c => c.Act == act && Roles.ContainsKey(c.Person)))
        {
            Assert.True(
                rows.Exists(row => row.By.Contains(Roles[cell.Person])) == (cell.Expected == "yes"),
                $"{act} by {cell.Person}: {cell.Expected} in label-roles.md."
            );
        }
    }

    [Fact]
    [Rule("ST-4")]
    public void Every_act_of_the_api_stands_in_the_table_once()
    {
        var acts = LabelCommandCatalog
            .ByName.Keys.Concat(LabelCommandCatalog.OfTwo.Keys.SelectMany(a => new[] { "confirm-" + a, "reject-" + a }))
            .Order(StringComparer.Ordinal);
        Assert.Equal(acts, LabelRoles.ActsOnLabels.Order(StringComparer.Ordinal));
        Assert.Equal(LabelRoles.Acts.Count * 11, LabelRoles.All.Count);
    }

    private static Type CommandOf(string act) =>
        LabelCommandCatalog.ByName.TryGetValue(act, out var command) ? command
        : act.StartsWith("confirm-", StringComparison.Ordinal) ? typeof(ConfirmProposed)
        : typeof(RejectProposed);
}
