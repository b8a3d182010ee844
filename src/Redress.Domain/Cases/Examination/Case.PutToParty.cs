using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Terms;

namespace Redress.Domain.Cases;

/// <summary>What is put to a party before it is used against it: a ground of refusal that showed later (FP-3), a deferral to be made effective (BC-20).</summary>
public sealed partial class Case
{
    private Refusal? Handle(PutToParty c, ActContext o)
    {
        if (c.What == PutMatter.Ground && State == CaseState.Deliberation)
        {
            return Refusal.State("FP-3", RefusalReason.NotInThisState);
        }

        var check = new Validation();
        if (c.What == PutMatter.Ground)
        {
            check.Require(c.Party == Party.Complainant, "party", "FP-3", FieldReason.PutToTheOther);
            check.Required(c.Ground, "ground", "FP-3");
            check.Required(c.GroundKnownOn, "groundKnownOn", "FP-3");
            CheckGround(check, c.Ground, c.GroundKnownOn, o);
        }
        else
        {
            check.Require(c.Party == Party.Respondent, "party", "BC-20", FieldReason.PutToTheOther);
            check.Require(
                o.ExternalFacts.Deferrals.Any(d => d.Case == c.Case && d.Sanction == c.Sanction),
                "sanction",
                "BC-20",
                FieldReason.NoSuchDeferral
            );
        }

        if (check.Refusal is { } no)
        {
            return no;
        }

        if (c.Party == Party.Respondent && !RespondentInformed)
        {
            return Refusal.State("BC-16", RefusalReason.RespondentNotInformed);
        }

        Put(c, o);
        return null;
    }

    // It has a comment term of its own, also for who was served with something else on the same day.
    private void Put(PutToParty c, ActContext o)
    {
        var deferral = o.ExternalFacts.Deferrals.FirstOrDefault(d =>
            c.What == PutMatter.Activation && d.Case == c.Case && d.Sanction == c.Sanction
        );
        var matter = new MatterPut(
            NextId("m"),
            c.What!.Value,
            c.Party!.Value,
            c.Text!,
            c.What == PutMatter.Ground ? c.Ground : null,
            c.What == PutMatter.Ground ? c.GroundKnownOn : null,
            c.What == PutMatter.Activation ? c.Case : null,
            c.What == PutMatter.Activation ? c.Sanction : null,
            o.Today
        )
        {
            Kind = deferral?.Kind,
            Amount = deferral?.Amount,
        };
        MattersPut.Add(matter);
        Services.Add(new Service(NextId("v"), matter.Id, matter.Party, Channel.Portal, o.Today));
        var comment = Open(new(TermKind.Comment, matter.Party, matter.Id), TermStart.MatterPut, o.Today, o);
        Record(new PutToTheParty(matter));
        Record(new CommentInvited(matter.Party, comment));
        if (matter is { GroundKnownOn: { } known })
        {
            Open(new(TermKind.Refusal, null, matter.Id), TermStart.GroundKnown, known, o);
        }
    }

    // FP-3: the ground is one of the scheme's, its day lies between filing and today, and nothing is too late within a year of the complaint to the shop.
    private void CheckGround(Validation check, RefusalGround? ground, DateOnly? knownOn, ActContext o)
    {
        check.Require(!MayNotBeRefusedOn(ground), "ground", "FP-5", FieldReason.SettlementNotKept);
        check.Require(
            ground is null || o.Rulebook.Grounds.Contains(ground.Value),
            "ground",
            "FP-3",
            FieldReason.Unknown
        );
        check.Require(
            ground != RefusalGround.ShopNotContacted || !IsUnsolicitedAdvertising,
            "ground",
            "FP-3",
            FieldReason.Unknown
        );
        check.Require(
            ground != RefusalGround.TooLate
                || Contact.ContactedOn is { } contacted
                    && o.Rulebook.TooLateAfter is { } after
                    && FiledOn > after.From(contacted),
            "ground",
            "FP-3",
            FieldReason.NotTooLate
        );
        check.Require(knownOn is null || knownOn >= FiledOn, "groundKnownOn", "FP-3", FieldReason.BeforeTheCase);
        check.Require(knownOn is null || knownOn <= o.Today, "groundKnownOn", "FP-3", FieldReason.InTheFuture);
    }

    /// <summary>
    /// Whether that is of another complaint, and so the respondent's and the body's alone: a deferral that was put to it, its term, its services, and what the respondent brought on it (BC-16,
    /// BC-20).
    /// </summary>
    /// <param name="subject">An id: of what was put, of a comment or of a document.</param>
    public bool IsOfAnotherComplaint(string? subject) =>
        subject is not null
        && MattersPut.Exists(m =>
            m.What == PutMatter.Activation && (m.Id == subject || m.Brought.Contains(subject, StringComparer.Ordinal))
        );

    // The terms of the party that are open for what it brings, each on a deferral of another complaint; none while it has any other: what it says then is of this complaint, and goes to the other
    // party (FP-1).
    private List<Term> TermsOnDeferrals(Party party, ActContext o)
    {
        var open = Terms.FindAll(t =>
            t.Party == party && t.Kind is TermKind.Response or TermKind.Comment or TermKind.Supply && IsOpenFor(t, o)
        );
        return open.TrueForAll(t => IsOfAnotherComplaint(t.Subject)) ? open : [];
    }

    /// <summary>The deferrals of other complaints that were put to that party and that it may answer, late too (FP-7), until the decision.</summary>
    public IEnumerable<MatterPut> DeferralsPut(Party party) =>
        MattersPut.Where(m => IsBeforeDecision && m.What == PutMatter.Activation && m.Party == party);

    private bool IsOpenOn(string matter, ActContext o) =>
        Terms.Exists(t => t.Kind == TermKind.Comment && t.Subject == matter && IsOpenFor(t, o));

    private bool IsDeferralPut(string? matter, Party? party) =>
        party is { } by && DeferralsPut(by).Any(m => m.Id == matter);

    private void BringOn(IEnumerable<string?> matters, IEnumerable<string> ids)
    {
        foreach (var i in matters.Select(id => MattersPut.FindIndex(m => m.Id == id)).ToList())
        {
            MattersPut[i] = MattersPut[i] with { Brought = [.. MattersPut[i].Brought.Union(ids)] };
        }
    }

    // What a party names in an act of this complaint it brings in this one.
    private void BringHere(IReadOnlyList<string> documents) =>
        MattersPut = [.. MattersPut.Select(m => m with { Brought = [.. m.Brought.Except(documents)] })];

    /// <summary>Whether the party to whom it was put has commented, or its term to do so is over.</summary>
    public bool IsHeardOn(MatterPut matter, ActContext o) =>
        !Terms.Exists(t =>
            t.Kind == TermKind.Comment
            && t.Subject == matter.Id
            && (t.State == TermState.Stopped || t.Runs(o.Now, o.Calendar))
        );

    // FP-3: a ground that was put waits for the complainant's word, also where the refusal does not say when it showed; in Deliberation the intake is past, and each ground showed later.
    private Refusal? WhyNotRefusedYet(RefusalGround? ground, DateOnly? knownOn, ActContext o) =>
        knownOn is not null
        || ground is not null
            && (
                State == CaseState.Deliberation
                || MattersPut.Exists(m => m.What == PutMatter.Ground && m.Ground == ground && !IsHeardOn(m, o))
            )
            ? WhyGroundNotHeard(o, ground, knownOn)
            : null;

    /// <summary>FP-3: what a refusal on a later ground still waits for, on any ground or on that one; null when the complainant was heard on it.</summary>
    public Refusal? WhyGroundNotHeard(ActContext o, RefusalGround? ground = null, DateOnly? knownOn = null)
    {
        var put = MattersPut.FindAll(m =>
            m.What == PutMatter.Ground
            && (ground is null || m.Ground == ground)
            && (knownOn is null || m.GroundKnownOn == knownOn)
        );
        if (put.Exists(m => IsHeardOn(m, o)))
        {
            return null;
        }

        var missing =
            put.Count == 0
                ? new Obstacle(ObstacleKind.GroundNotPut, Party.Complainant)
                : new Obstacle(
                    ObstacleKind.CommentTermRuns,
                    Party.Complainant,
                    put[^1].Id,
                    Terms.Find(t => t.Kind == TermKind.Comment && t.Subject == put[^1].Id)?.Due
                );
        return Refusal.State("FP-3", RefusalReason.GroundNotHeard, missing);
    }
}
