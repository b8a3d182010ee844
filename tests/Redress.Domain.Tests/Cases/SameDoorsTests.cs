using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Procedure;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Cases;

/// <summary>Two sides, the same doors: what the procedure gives to both parties either does alike, to the same effect.</summary>
public sealed class SameDoorsTests
{
    // Procedure §4: the acts that stand in the rows of both parties. Files, messages and details are no acts of this table.
    public static TheoryData<Type> OfBoth =>
        new(
            typeof(AddDocument),
            typeof(Comment),
            typeof(Propose),
            typeof(AcceptProposal),
            typeof(DeclineProposal),
            typeof(DeclineMediation),
            typeof(ReportSettlement),
            typeof(AnswerHearingDates),
            typeof(AskAboutHearing),
            typeof(ChallengeMember),
            typeof(LodgeAppeal),
            typeof(WithdrawAppeal),
            typeof(PermitAwardPublication)
        );

    [Theory]
    [MemberData(nameof(OfBoth))]
    [Rule("ST-1")]
    [Rule("FP-7")]
    public void An_act_of_both_parties_has_the_same_rows_for_either(Type act)
    {
        // BC-19: what the condition of a fine is put to is the member alone.
        var rows = CaseProcedure.Of(act).Where(r => r.Rule != "BC-19").ToList();
        Assert.Contains(rows, r => r.By.Contains(Role.Complainant));
        Assert.Equal(rows.Where(r => r.By.Contains(Role.Complainant)), rows.Where(r => r.By.Contains(Role.Respondent)));
    }

    private static readonly Dictionary<string, (Func<ACase> Start, Func<ACase, Party, Command> Act)> Deeds = new()
    {
        ["comment in a term of its own"] = (InATerm, (_, _) => new Comment("I see it otherwise.")),
        ["nothing to add"] = (InATerm, (_, _) => new Comment(NothingToAdd: true)),
        ["later comment"] = (Examined, (_, _) => new Comment("And another thing.")),
        ["late comment"] = (Deliberated, (_, _) => new Comment("And another thing.")),
        ["later document"] = (Examined, (_, _) => Document),
        ["late document"] = (Deliberated, (_, _) => Document),
        ["answer about dates"] = (Dated, (_, _) => new AnswerHearingDates(["d1"])),
        ["agree to video"] = (Examined, (_, _) => new AnswerHearingDates(Video: true, Sooner: true)),
        ["postpone"] = (Invited, (_, _) => new AnswerHearingDates(Postpone: true)),
        ["ask about the hearing"] = (Invited, (_, _) => new AskAboutHearing("An interpreter, please.")),
        ["propose"] = (Mediated, (_, _) => new Propose("Half of it.")),
        ["decline mediation"] = (Mediated, (_, _) => new DeclineMediation("No.")),
        ["decline a proposal"] = (Mediated, (a, me) => Answering(a, me, id => new DeclineProposal(id))),
        ["accept a proposal"] = (Mediated, (a, me) => Answering(a, me, id => new AcceptProposal(id, true, true))),
    };

    public static TheoryData<string> Names => [.. Deeds.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    [Rule("FP-1")]
    [Rule("FP-7")]
    [Rule("BC-13")]
    [Rule("BC-10")]
    public void Either_party_does_it_to_the_same_effect(string deed) =>
        Assert.Equal(Effect(deed, Party.Complainant), Effect(deed, Party.Respondent));

    // What came of it, with the parties as the one who acted and the other.
    private static string Effect(string deed, Party me)
    {
        var (start, make) = Deeds[deed];
        var a = start();
        var act = make(a, me);
        var (terms, services) = (a.It.Terms.ToList(), a.It.Services.Count);
        a.Do(a.By(me), act);
        var changed = a
            .It.Terms.Where(t => !terms.Contains(t))
            .Select(t => $"{t.Kind} {Side(t.Party)} {t.State} {t.Derivation.Event} {t.Due}");
        var served = a.It.Services.Skip(services).Select(s => $"served on {Side(s.Party)}");
        var facts = a.It.NewFacts.Select(f => f.GetType().Name);
        var readers = $"{a.It.Course!.SeenBy} {a.It.Course.Rule}";
        return string.Join("\n", [a.It.State.ToString(), readers, .. changed, .. served, .. facts]);

        string Side(Party? party) =>
            party is null ? "body"
            : party == me ? "own"
            : "other";
    }

    private static AddDocument Document =>
        new("photo", "photo.jpg", "image/jpeg", 10, new string('0', 64), Audience.Parties);

    private static Command Answering(ACase a, Party me, Func<string, Command> answer)
    {
        a.Do(a.By(me.Other()), new Propose("Half of it."));
        return answer(a.It.Proposals[^1].Id);
    }

    private static ACase Mediated() => ACase.OfBeCommerce().InMediation("2026-02-17");

    private static ACase Examined() => ACase.OfBeCommerce().UnderExamination("2026-03-10");

    private static ACase Deliberated() => ACase.OfBeCommerce().InDeliberation("2026-03-10");

    private static ACase Dated()
    {
        var a = Examined();
        return a.Do(ACase.Secretary, new ProposeHearingDates([a.Now.AddDays(12)], a.Today.AddDays(3)));
    }

    private static ACase Invited()
    {
        var a = Examined();
        return a.Do(ACase.Secretary, new InviteToHearing(a.Now.AddDays(12), "Brussels"));
    }

    // A report of the body, served on both.
    private static ACase InATerm()
    {
        var a = Examined();
        return a.Do(ACase.Secretary, new Serve(a.Adds(ACase.Secretary)));
    }
}
