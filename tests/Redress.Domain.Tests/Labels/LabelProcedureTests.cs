using Redress.Domain.Labels;
using Redress.Domain.Labels.Commands;
using Redress.Domain.Members;
using Redress.Domain.Tests.Law;
using static Redress.Domain.Tests.Labels.CertificationSteps;

namespace Redress.Domain.Tests.Labels;

/// <summary>What holds of the tables as a whole (ST-4).</summary>
public sealed class LabelProcedureTests
{
    [Fact, Rule("ST-4")]
    public void No_act_of_a_role_in_a_state_is_claimed_by_two_rows()
    {
        var claims =
            from row in LabelProcedure.Transitions
            from kind in LabelKind.All
            where row.IsOf(kind)
            from role in row.By
            from state in row.From?.Cast<LabelState?>() ?? [null]
            group row by (row.Command, kind, role, state);
        Assert.DoesNotContain(claims, c => c.Count() > 1);
    }

    [Fact, Rule("ST-4")]
    public void Every_act_has_a_row_and_is_carried_out()
    {
        var acts = LabelCommandCatalog.All.Values.ToList();
        Assert.Empty(acts.Where(act => !LabelProcedure.Of(act).Any()).Select(LabelCommand.NameOf));
        // The machine itself makes so and drops what was proposed.
        var carried = LabelFile.Handled.Concat([typeof(ConfirmProposed), typeof(RejectProposed)]);
        Assert.Empty(acts.Except(carried).Select(LabelCommand.NameOf));
    }

    [Theory, Rule("ST-4")]
    [MemberData(nameof(Ways))]
    public void From_every_state_of_a_certified_label_the_table_leads_to_an_end_and_to_a_grant(string name)
    {
        var reached = new HashSet<LabelState> { Enum.Parse<LabelState>(name) };
        while (true)
        {
            var next = CertifiedLabelProcedure
                .Transitions.Where(r => r.To is not null)
                .Select(r => (From: r.From!, To: r.To!.Value))
                .Concat(CertifiedLabelProcedure.Consequences.Select(c => (c.From, c.To)))
                .Where(r => r.From.Any(reached.Contains) && !reached.Contains(r.To))
                .Select(r => r.To)
                .ToList();
            if (next.Count == 0)
            {
                break;
            }

            reached.UnionWith(next);
        }

        Assert.Contains(LabelState.Ended, reached);
        Assert.Contains(LabelState.Valid, reached);
    }

    public static TheoryData<string> Ways() => [.. WaysInto.Keys];

    // A label comes into each of its states by real acts.
    private static readonly Dictionary<string, Func<LabelOffice>> WaysInto = new()
    {
        [nameof(LabelState.None)] = () => new LabelOffice(),
        [nameof(LabelState.Applied)] = () => new LabelOffice().Apply(),
        [nameof(LabelState.InCertification)] = () => new LabelOffice().Apply().PayCost(),
        [nameof(LabelState.Mending)] = () => Mending(new LabelOffice().Apply().PayCost()),
        [nameof(LabelState.ReadyToGrant)] = () => Certified(new LabelOffice().Apply().PayCost()),
        [nameof(LabelState.Provisional)] = () => Honoured(new LabelOffice().Apply().MeetConditions()),
        [nameof(LabelState.Valid)] = () => GrantedOn("2026-03-02"),
        [nameof(LabelState.InControl)] = () => InControlOn("2027-10-01"),
        [nameof(LabelState.Suspended)] = () => ByBoard(BoardActKind.SuspendLabel),
        [nameof(LabelState.Refused)] = () => Negative(new LabelOffice().Apply().PayCost()),
        [nameof(LabelState.UnderAppeal)] = () =>
            Negative(new LabelOffice().Apply().PayCost())
                .Do(LabelOffice.Shop, new LodgeCertificationAppeal(Kind, "nl")),
        [nameof(LabelState.Withdrawn)] = () => ByBoard(BoardActKind.WithdrawLabel),
        [nameof(LabelState.Expired)] = () => GrantedOn("2026-03-02").At("2028-03-02"),
        [nameof(LabelState.Ended)] = () => Left(GrantedOn("2026-03-02")),
    };

    [Theory, Rule("ST-4")]
    [MemberData(nameof(Ways))]
    public void Whatever_time_does_a_label_never_counts_for_ever_and_can_be_asked_for_again(string name)
    {
        var office = WaysInto[name]();
        Assert.Equal(name, office.State().ToString());
        office.At("2031-01-06");
        Assert.False(office.Label().Counts, $"{name} became {office.State()}.");
        Assert.False(office.ShownValid());
        // Each by its way: what waits for somebody is ended by that somebody.
        switch (office.State())
        {
            case LabelState.Mending:
                Negative(office);
                break;
            case LabelState.UnderAppeal:
                office.Do(
                    new RecordCertificationAppeal(Kind, LabelAppealOutcome.Rejected, office.Today, office.Document())
                );
                break;
            case LabelState.Applied or LabelState.InCertification or LabelState.ReadyToGrant:
                office.Do(new CloseApplication(Kind));
                break;
            case LabelState.Suspended:
                office.Do(new LiftSuspension(Kind, "…", office.Document()));
                break;
            case LabelState.Ended:
                office.Stands(office.File.Standing.Begun(office.Today));
                break;
        }

        office.Apply();
        Assert.Equal(LabelState.Applied, office.State());
    }

    private static LabelOffice Mending(LabelOffice office) => office.Do(office.Negative(new ShortcomingTold("One")));

    private static LabelOffice Negative(LabelOffice office) => office.Do(office.Negative());

    private static LabelOffice Certified(LabelOffice office) => office.Do(office.Positive());

    private static LabelOffice Honoured(LabelOffice office) => office.Do(office.Honour());

    private static LabelOffice Left(LabelOffice office) => office.Stands(office.File.Standing.EndedFrom(office.Today));

    private static LabelOffice ByBoard(BoardActKind kind)
    {
        var office = GrantedOn("2026-03-02").At("2026-06-01");
        office.Do(new PrepareBoardAct(kind, "…", office.Document())).At("2026-07-01");
        return office.Do(new DecideBoardAct(BoardActResult.Carried, "…", office.Document()));
    }
}
