using Redress.Domain.Labels;
using Redress.Domain.Labels.Commands;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Labels;

/// <summary>The tables of labels as tables: what each state leads to, as procedure §4 has it.</summary>
public sealed class LabelTableTests
{
    [Theory]
    [InlineData(LabelFamily.Certified)]
    [InlineData(LabelFamily.Logo)]
    [Rule("ST-4")]
    public void Every_state_that_a_label_reaches_has_a_way_on(LabelFamily family) =>
        Assert.All(LabelStates.Reached(family), state => Assert.NotEmpty(LabelStates.From(family, state)));

    [Fact]
    [Rule("ST-4")]
    public void Every_state_belongs_to_one_family_or_the_other() =>
        Assert.Equal(
            Enum.GetValues<LabelState>(),
            LabelStates.Reached(LabelFamily.Certified).Concat(LabelStates.Reached(LabelFamily.Logo)).Distinct().Order()
        );

    // Procedure §4, the column "goes to", without what can happen in any state: that the membership ends, that a decision falls, that a label of before is written down.
    [Theory]
    [InlineData(LabelState.None, "applied")]
    [InlineData(LabelState.Applied, "none inCertification readyToGrant provisional")]
    [InlineData(LabelState.InCertification, "none mending readyToGrant refused")]
    [InlineData(LabelState.Mending, "readyToGrant valid suspended refused withdrawn expired")]
    [InlineData(LabelState.ReadyToGrant, "none valid")]
    [InlineData(LabelState.Provisional, "valid suspended withdrawn")]
    [InlineData(LabelState.Valid, "inControl suspended withdrawn expired")]
    [InlineData(LabelState.InControl, "mending provisional valid suspended withdrawn expired")]
    [InlineData(LabelState.Suspended, "withdrawn")]
    [InlineData(LabelState.Refused, "applied readyToGrant underAppeal")]
    [InlineData(LabelState.UnderAppeal, "readyToGrant refused withdrawn expired")]
    [InlineData(LabelState.Withdrawn, "applied readyToGrant valid underAppeal")]
    [InlineData(LabelState.Expired, "applied readyToGrant valid underAppeal")]
    [InlineData(LabelState.Ended, "none")]
    [Rule("ST-4"), Rule("BC-34"), Rule("BC-36"), Rule("BC-37"), Rule("BC-38")]
    public void From_each_state_a_certified_label_goes_where_the_procedure_says(LabelState state, string to) =>
        Assert.Equal(to, GoesTo(LabelFamily.Certified, state));

    // Procedure §4, "The logo of Webshop Keurmerk".
    [Theory]
    [InlineData(LabelState.None, "applied")]
    [InlineData(LabelState.Applied, "none valid refused")]
    [InlineData(LabelState.Valid, "warned suspended withdrawn")]
    [InlineData(LabelState.Warned, "valid suspended withdrawn")]
    [InlineData(LabelState.Suspended, "valid withdrawn")]
    [InlineData(LabelState.Refused, "applied")]
    [InlineData(LabelState.Withdrawn, "applied")]
    [InlineData(LabelState.Ended, "none applied")]
    [Rule("ST-4"), Rule("WK-3"), Rule("WK-4"), Rule("WK-6"), Rule("WK-7")]
    public void From_each_state_the_logo_goes_where_the_procedure_says(LabelState state, string to) =>
        Assert.Equal(to, GoesTo(LabelFamily.Logo, state));

    private static string GoesTo(LabelFamily family, LabelState state) =>
        string.Join(
            ' ',
            LabelProcedure
                .Transitions.Where(row =>
                    row.Family == family && row.From?.Contains(state) == true && row.To is not null
                )
                .Select(row => row.To!.Value)
                .Concat(
                    LabelProcedure
                        .Consequences.Where(row =>
                            row.Family == family
                            && row.From.Contains(state)
                            && row.Fact
                                is not (LabelFact.MembershipOver or LabelFact.Restored or LabelFact.ExistingRecorded)
                        )
                        .Select(row => row.To)
                )
                .Where(next => next != state)
                .Distinct()
                .Order()
                .Select(next => Words.Camel(next))
        );

    [Fact]
    [Rule("ST-4")]
    public void No_act_of_a_role_on_a_label_in_a_state_is_claimed_by_two_rows() =>
        Assert.Empty(
            LabelProcedure
                .Transitions.Where(row => row.From is not null)
                .SelectMany(row => row.From!, (row, from) => (row, from))
                .SelectMany(at => at.row.By, (at, role) => (at.row.Action, at.row.Family, at.from, role))
                .CountBy(claim => claim)
                .Where(claims => claims.Value > 1)
                .Select(claims => claims.Key)
        );

    [Fact]
    [Rule("ST-4")]
    public void Every_act_has_a_row_and_none_is_given_to_the_public_or_to_those_who_see_figures_only()
    {
        Assert.Equal(
            LabelCommandCatalog.All.Keys.Order(StringComparer.Ordinal),
            LabelProcedure.Transitions.Select(row => row.Action).Distinct().Order(StringComparer.Ordinal)
        );
        Assert.DoesNotContain(
            LabelProcedure.Transitions,
            row =>
                row.By.Any(role =>
                    role is Role.Public or Role.Complainant or Role.Supervisor or Role.Committee or Role.Appeals
                )
        );
    }
}
