using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Terms;
using Redress.Domain.Members;
using Redress.Domain.Terms;

namespace Redress.Domain.Labels;

/// <summary>
/// How the labels follow the membership (BC-30, BC-38). What the register says of the member is compared with each label, and what it means for it is noted; the table moves it. Where nothing is to
/// be followed nothing happens, so it may be asked at any time.
/// </summary>
public sealed partial class LabelFile
{
    private const string WithoutLabel = "board-without-label";

    private Refusal? Handle(FollowMembership c, LabelContext o)
    {
        foreach (var label in Labels.ToList())
        {
            if (StepOf(label) is { } step)
            {
                Take(label, step, o);
            }
        }

        return null;
    }

    /// <summary>Whether following the membership would change anything.</summary>
    public bool NeedsToFollow(DateOnly today) => Labels.Exists(l => StepOf(l) is not null) || TermsNeedToFollow(today);

    /// <summary>The member with the labels that this file says it has: as the register keeps it.</summary>
    public Member Onto(Member member) =>
        member.Holding(
            [
                .. Labels
                    .Select(l => l.ToGranted())
                    .OfType<GrantedLabel>()
                    .Select(l => l with { HasEnded = l.HasEnded || HasLeftForGood }),
            ],
            Labels.Exists(l => LabelKind.Carries(l.Kind) && (l.Held ?? l).IsThere)
        );

    /// <summary>
    /// What happened to a label by its own procedure while a decision keeps it away happens to what is to be given back too, by the same table. Where that leaves nothing to give back, nothing is.
    /// </summary>
    internal void MoveHeld(LabelContext o)
    {
        foreach (var label in Labels.Where(l => l.Held is not null).ToList())
        {
            var held = label.Held!;
            foreach (var fact in HappenedTo(label.Kind))
            {
                held = LabelProcedure.Next(fact, held) is { } to ? held with { State = to, Since = o.Today } : held;
            }

            if (held == label.Held)
            {
                continue;
            }

            if (held.IsThere || label.State == LabelState.Ended)
            {
                Keep(label with { Held = held, Before = held.State });
            }
            else
            {
                Keep(label with { Held = null, Before = null, LostOn = label.LostOn ?? o.Today });
                EndTermsOf(label.Kind, o);
            }
        }
    }

    // What the membership or a decision asks of a label.
    private enum FollowKind
    {
        /// <summary>It is kept away from now on, and given back when that falls.</summary>
        Taken,

        /// <summary>What keeps it away leads further.</summary>
        Moved,

        /// <summary>It is given back.</summary>
        GivenBack,

        /// <summary>It is over for good.</summary>
        Over,

        /// <summary>It may be asked for like one that never was.</summary>
        Anew,
    }

    private sealed record FollowStep(FollowKind What, LabelFact? Fact = null, LabelState? Back = null);

    private FollowStep? StepOf(Label label) =>
        Standing.Membership switch
        {
            Membership.Ended => label switch
            {
                { State: LabelState.None or LabelState.Ended, Held: null } => null,
                { State: LabelState.None or LabelState.Ended } => new(FollowKind.Over),
                _ => new(FollowKind.Over, LabelFact.MembershipOver),
            },
            Membership.Excluded => label.State is LabelState.None or LabelState.Ended
                ? null
                : new(FollowKind.Taken, LabelFact.MembershipOver),
            // No candidate has a label: where there is one, an end was not followed.
            Membership.Candidate
                when (label.Held ?? label).Granted || label is { State: LabelState.Ended, Held: null } => new(
                FollowKind.Anew
            ),
            _ when label is { State: LabelState.Ended, Held: null } => new(FollowKind.Anew),
            _ => StepOfMember(label),
        };

    private FollowStep? StepOfMember(Label label)
    {
        var own = label.Held ?? label;
        var takenOn = Standing.Labels.FirstOrDefault(l => l.Kind == label.Kind)?.TakenOn;
        var suspended = Standing.Membership == Membership.Suspended;
        if (
            !(suspended || takenOn is not null)
            || !own.IsThere
            || LabelFamilies.Of(label.Kind) != LabelFamily.Certified
        )
        {
            return label.Held is null ? null : new(FollowKind.GivenBack, LabelFact.Restored, own.State);
        }

        // Taken by the suspension that runs; what an earlier one took stays withdrawn, whatever runs now.
        var target =
            suspended && (label.State == LabelState.Suspended || !(takenOn < Standing.SuspendedFrom))
                ? LabelState.Suspended
                : LabelState.Withdrawn;
        return (label.Held, label.State) switch
        {
            (null, LabelState.Suspended) when target == LabelState.Suspended => new(FollowKind.Taken),
            (null, _) => new(
                FollowKind.Taken,
                target == LabelState.Suspended ? LabelFact.SuspensionBegan : LabelFact.TakenByDecision
            ),
            (_, LabelState.Suspended) when target == LabelState.Withdrawn => new(
                FollowKind.Moved,
                LabelFact.SuspensionOver
            ),
            (_, LabelState.Withdrawn) when target == LabelState.Suspended => new(
                FollowKind.Moved,
                LabelFact.Restored,
                target
            ),
            (_, LabelState.Ended) => new(FollowKind.Moved, LabelFact.Restored, target),
            _ => null,
        };
    }

    private void Take(Label label, FollowStep step, LabelContext o)
    {
        TellWhatFollows(label, step, o);
        switch (step.What)
        {
            case FollowKind.Taken:
                var own = label.Held ?? label;
                Keep(label with { Held = own, Before = own.State });
                if (label.Held is not null)
                {
                    EndWhatWasAskedMeanwhile(label, o);
                }

                StopTermsOf(label.Kind, all: step.Fact == LabelFact.MembershipOver);
                break;
            case FollowKind.Moved:
                Keep(label with { Before = step.Back ?? label.Before });
                break;
            case FollowKind.GivenBack when !GiveBack(label, o):
                // What something else did to it meanwhile stays.
                return;
            case FollowKind.GivenBack:
                break;
            case FollowKind.Over:
                Keep(label with { Held = null, Before = null });
                EndAllOf(label.Kind, o);
                break;
            default:
                EndAllOf(label.Kind, o);
                Keep(new Label(label.Kind) { State = LabelState.Ended, Since = o.Today });
                Note(LabelFact.MembershipBegun, label.Kind);
                return;
        }

        if (step.Fact is { } fact)
        {
            Note(fact, label.Kind);
        }
    }

    // Nothing waits any more of what was asked or warned about it, and nobody has to do anything about it (ST-4).
    private void EndAllOf(string kind, LabelContext o)
    {
        EndTermsOf(kind, o);
        if (LabelFamilies.Of(kind) == LabelFamily.Logo)
        {
            EndLogo(o);
        }
        else
        {
            EndProcedureOf(kind, o);
        }
    }

    // What is given back goes on where it was: with the receipt of a negative certification that was told (BC-36, BC-37), and with its own control unless it was asked for anew.
    private void EndWhatWasAskedMeanwhile(Label label, LabelContext o) =>
        MeetAllOf(
            label.Kind,
            o,
            [
                .. NotItsOwn,
                .. label.Held!.NegativeOn is null ? [] : (LabelTermKind[])[LabelTermKind.NegativeReceipt],
                .. label.AppliedOn == label.Held.AppliedOn ? OfItsCertification : [],
            ]
        );

    // What was asked for meanwhile has no object: it has what it had. Says whether that is another state.
    private bool GiveBack(Label label, LabelContext o)
    {
        EndWhatWasAskedMeanwhile(label, o);
        var held = AsItWouldBe(label.Held!, o);
        if (held.IsThere || !label.Held!.IsThere)
        {
            ResumeTermsOf(label.Kind);
        }
        else
        {
            EndTermsOf(label.Kind, o);
        }

        held = held with
        {
            CertifiedOn = label.CertifiedOn > held.CertifiedOn ? label.CertifiedOn : held.CertifiedOn,
            UndertakenOn = label.UndertakenOn ?? held.UndertakenOn,
        };
        if (held.State == label.State)
        {
            Keep(held);
            return false;
        }

        Keep(label with { Before = held.State, Held = null });
        _givenBack[label.Kind] = held;
        return true;
    }

    // What time would have done to it meanwhile: its last day, or that of a declaration of honour, is over (BC-33, BC-34).
    private Label AsItWouldBe(Label held, LabelContext o)
    {
        var honour = Terms.FindLast(t =>
            t.Kind == LabelTermKind.Honour && t.Label == held.Kind && t.State == TermState.Stopped
        );
        return !held.IsThere ? held
            : held.State == LabelState.Provisional && honour?.Due < o.Today
                ? held with
                {
                    State = LabelState.Withdrawn,
                    LostOn = honour.Due.AddDays(1),
                }
            : held.Until < o.Today ? held with { State = LabelState.Expired, LostOn = held.Until.Value.AddDays(1) }
            : held;
    }

    // A label that comes to count again, whether granted anew or given back, has nothing left to be given back.
    private Label Arrived(Label label, LabelState state, DateOnly today) =>
        _givenBack.Remove(label.Kind, out var held) ? held with { State = state, Since = today }
        : label with { State = state, Since = today } is { Counts: true } counts
            ? counts with
            {
                Before = null,
                Held = null,
            }
        : label with
        {
            State = state,
            Since = today,
            Before =
                label.Held is { } own ? own.State
                : state == LabelState.Suspended && label.Counts ? label.State
                : label.Before == state ? null
                : label.Before,
        };
}
