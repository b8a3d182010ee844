using System.Globalization;
using Redress.Domain.Decisions;
using Redress.Domain.Labels;
using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Terms;
using Redress.Domain.Members;
using Redress.Domain.Tests.Law;
using Redress.Domain.Tests.Members;

namespace Redress.Domain.Tests.Labels;

/// <summary>
/// Labels and cases as chance has them: grants, withdrawals, applications, expiries, sanctions that are put on probation, begin, end and fall, memberships that end and begin anew. After each step
/// the file of labels, the register and <see cref="MemberOracle"/> say the same of every label.
/// </summary>
public sealed class LabelWalkTests
{
    private static readonly int Walks = Environment.GetEnvironmentVariable("REDRESS_LONG") == "1" ? 3000 : 120;
    private const int Steps = 60;

    private readonly SortedDictionary<string, int> _seen = new(StringComparer.Ordinal);

    [Fact]
    [Rule("BC-38"), Rule("BC-30"), Rule("ST-4")]
    public void Labels_register_and_the_sanctions_of_cases_agree_whoever_acted_and_in_whatever_order()
    {
        for (var seed = 0; seed < Walks; seed++)
        {
            new Walk(seed, What).Go();
        }

        // Each of these was met often, or the walks prove nothing of it.
        foreach (
            var met in new[]
            {
                "candidate again",
                "end of a membership",
                "excluded",
                "expired",
                "given back from Withdrawn",
                "given back from Suspended",
                "given back from Ended",
                "given back from ReadyToGrant",
                "in control when suspended",
                "lifted after a new grant",
                "probation",
                "six months over",
                "withdrawn while suspended",
            }
        )
        {
            Assert.True(_seen.GetValueOrDefault(met) > 5, $"{met}: {_seen.GetValueOrDefault(met)}");
        }
    }

    private void What(string happened) => _seen[happened] = _seen.GetValueOrDefault(happened) + 1;

    private sealed class Walk(int seed, Action<string> met)
    {
        private static readonly string[] Kinds = [LabelKind.ForConsumers, LabelKind.ForBusinesses];

        private readonly Random _chance = new(seed);
        private readonly List<string> _log = [];
        private readonly List<(Sanction Sanction, MemberOracle.Imposed? Told)> _sanctions = [];
        private readonly LabelOffice _office = new();
        private readonly MemberOracle _oracle = new(new DateOnly(2026, 1, 5));

        private DateOnly Today => _office.Today;

        private Member Standing => _office.File.Standing;

        public void Go()
        {
            for (var step = 0; step < Steps; step++)
            {
                Step();
                Follow();
                Agree();
            }
        }

        private void Step()
        {
            switch (_chance.Next(16))
            {
                case 0 or 1 or 2 or 3:
                    Pass(_chance.Next(6) == 0 ? _chance.Next(150, 750) : _chance.Next(1, 25));
                    break;
                case 4:
                    Membership();
                    break;
                case 5 or 6:
                    Decide();
                    break;
                case 7:
                    LiftOne();
                    break;
                case 8:
                    Withdraw();
                    break;
                case 9 or 10 or 11:
                    Ask(_chance.Next(3) > 0);
                    break;
                default:
                    Grant();
                    break;
            }
        }

        private void Log(string what) => _log.Add($"{Today:O} {what}");

        private void Pass(int days)
        {
            for (var i = 0; i < days; i++)
            {
                Clock(Today.AddDays(1));
                Follow();
                if (RunSanctions())
                {
                    Follow();
                }
            }
        }

        private void Clock(DateOnly day)
        {
            var before = Kinds.ToDictionary(k => k, k => _office.State(k));
            _office.At(day.ToString("O", CultureInfo.InvariantCulture));
            foreach (var kind in Kinds)
            {
                if (before[kind] != LabelState.Expired && _office.State(kind) == LabelState.Expired)
                {
                    Log($"{kind} expired");
                    met("expired");
                    _oracle.Lose(kind);
                }
            }
        }

        // What the clock of cases does: suspensions begin and end on their days, probations run out.
        private bool RunSanctions()
        {
            var any = false;
            for (var i = 0; i < _sanctions.Count; i++)
            {
                var (s, told) = _sanctions[i];
                if (s.State == SanctionState.Due && s.Kind == SanctionKind.Suspension && s.RunsFrom <= Today)
                {
                    any = true;
                    Log($"suspension to {s.RunsTo:O}");
                    foreach (var kind in Kinds.Where(k => _office.State(k) == LabelState.InControl))
                    {
                        met("in control when suspended");
                    }

                    _sanctions[i] = (
                        s.Record(SanctionStep.LabelWithdrawn, Today, "c").Record(SanctionStep.Suspended, Today, "c"),
                        _oracle.Impose(Today, s.RunsTo)
                    );
                }
                else if (s.SuspendsNow && s.RunsTo < Today)
                {
                    any = true;
                    Log("suspension over");
                    told!.Over = true;
                    _sanctions[i] = (s.Record(SanctionStep.SuspensionEnded, Today, "c"), told);
                }
            }

            return any;
        }

        private void Membership()
        {
            if (Standing.WhyNotBegin(Today) is null)
            {
                Log("begin");
                met("candidate again");
                _oracle.Begin(Today);
                Stands(Standing.Begun(Today));
            }
            else if (_chance.Next(3) == 0 && Standing.WhyNotEnd(Today, Today) is null)
            {
                Log("end");
                met("end of a membership");
                _oracle.End(Today);
                Stands(Standing.EndedFrom(Today));
            }
        }

        // A decision becomes final: a suspension from tomorrow or later, one on probation, or an exclusion.
        private void Decide()
        {
            var what = _chance.Next(8);
            if (what == 0)
            {
                Log("exclusion");
                met("excluded");
                var exclusion = new Sanction("x", SanctionKind.Exclusion, null, null, null, null, null)
                    .BecomeFinal(Today)
                    .Record(SanctionStep.Excluded, Today, "c")
                    .Record(SanctionStep.CarriedOut, Today, "c");
                _sanctions.Add((exclusion, _oracle.Impose(Today, null)));
                return;
            }

            var from = Today.AddDays(_chance.Next(0, 6));
            var probation = what < 3 ? new Redress.Domain.Terms.Period(0, 6, 0) : (Redress.Domain.Terms.Period?)null;
            var suspension = new Sanction(
                "s",
                SanctionKind.Suspension,
                null,
                null,
                probation,
                from,
                from.AddDays(_chance.Next(0, 60))
            ).BecomeFinal(Today);
            Log($"suspension decided {suspension.State} {suspension.RunsFrom:O}");
            if (probation is not null)
            {
                met("probation");
            }

            _sanctions.Add((suspension, null));
        }

        private void LiftOne()
        {
            var standing = _sanctions.FindAll(s => s.Sanction.IsEffective);
            if (standing.Count == 0)
            {
                return;
            }

            var (sanction, told) = standing[_chance.Next(standing.Count)];
            Log($"lifted {sanction.Kind} of {sanction.RunsFrom:O}");
            _sanctions.Remove((sanction, told));
            _sanctions.Add((sanction.LoseFinality(Today).Annul(Today), told));
            if (told is not null)
            {
                told.Lifted = true;
            }

            var before = Kinds.ToDictionary(k => k, k => _office.File.Label(k));
            Follow();
            foreach (var kind in Kinds)
            {
                if (!before[kind].Counts && before[kind].Held is not null && _office.File.Label(kind).Counts)
                {
                    met($"given back from {before[kind].State}");
                }
                else if (before[kind].Counts && told is not null && before[kind].From > told.LastDay)
                {
                    met("lifted after a new grant");
                }
            }
        }

        private void Withdraw()
        {
            var kind = Kinds[_chance.Next(2)];
            var state = _office.State(kind);
            var refused = _office.Try(LabelOffice.Registrar, new WithdrawLabel(kind, "Lost.", Today));
            if (refused?.Reason == RefusalReason.NoConditionLost)
            {
                // Told first: then its days pass with the others.
                var told = new TellConditionLost(LabelCondition.ReviewSystem, Today.AddDays(5));
                if (_office.Try(LabelOffice.Registrar, told) is null)
                {
                    Log("condition lost");
                }
            }
            else if (refused is null)
            {
                Log($"withdrawn {kind}");
                met(state == LabelState.Suspended ? "withdrawn while suspended" : "withdrawn");
                _oracle.Lose(kind);
            }
        }

        private void Ask(bool asks)
        {
            var kind = Kinds[_chance.Next(2)];
            LabelCommand command = asks ? new ApplyForLabel(kind, true) : new CloseApplication(kind);
            if (_office.Try(LabelOffice.Registrar, command) is null)
            {
                Log($"{command.Name} {kind}");
            }
        }

        private void Grant()
        {
            var kind = Kinds[_chance.Next(2)];
            // Of one that is there, or kept away, it would replace the days: no grant.
            if ((_office.File.Label(kind).Held ?? _office.File.Label(kind)).IsThere)
            {
                return;
            }

            var refused = _office.Try(LabelOffice.Registrar, new RecordExistingLabel(kind, Today, null));
            Same(_oracle.MayGrant(kind, Today, Today), refused is null, $"grant {kind}");
            if (refused is null)
            {
                Log($"granted {kind}");
                _oracle.Give(kind, Today);
            }
        }

        private void Stands(Member member) => _office.Stands(member);

        // What time owes is done at once, as the program does.
        private void Follow()
        {
            FollowOnce();
            Clock(Today);
            FollowOnce();
        }

        private void FollowOnce() =>
            Stands(
                _office.File.Onto(Standing).WithSanctions([.. _sanctions.Select(s => SanctionEffect.Of(s.Sanction))])
            );

        private void Agree()
        {
            Same(_oracle.Membership, Standing.Membership, "membership");
            foreach (var kind in Kinds)
            {
                var label = _office.File.Label(kind);
                var own = Standing.Labels.FirstOrDefault(l => l.Kind == kind);
                var valid = _oracle.IsValid(kind, Today);
                Same(valid, own is not null && Standing.IsValid(own, Today), $"{kind} valid in the register");
                Same(
                    valid,
                    label.Counts
                        && !(label.Until < Today)
                        && Standing.Membership == Redress.Domain.Members.Membership.Active,
                    $"{kind} valid in its file ({label.State})"
                );
                Same(label.Counts, valid, $"{kind} {label.State}");
                if (label.State == LabelState.Suspended)
                {
                    Same(Redress.Domain.Members.Membership.Suspended, Standing.Membership, $"{kind} is suspended");
                }

                if (label.Held is not null)
                {
                    Same(
                        true,
                        own is null
                            || own.TakenOn is not null
                            || Standing.Membership == Redress.Domain.Members.Membership.Excluded,
                        $"{kind} is held for something"
                    );
                    Same(false, label.Counts, $"{kind} counts and is held");
                }
            }

            Same(
                Redress.Domain.Members.Membership.Candidate == Standing.Membership || IsTask() == HasTask(),
                true,
                "task"
            );
            if (HasTask())
            {
                met("six months over");
            }

            // Once is enough: asked again nothing changes, and a member that is kept and read again is the same.
            var before = _office.File;
            Same(false, before.NeedsToFollow(Today), "needs to follow");
            var stored = before.Onto(Standing);
            FollowOnce();
            Same(true, before.Labels.SequenceEqual(_office.File.Labels), "labels after following twice");
            Same(true, before.Terms.SequenceEqual(_office.File.Terms), "terms after following twice");
            Same(0, _office.File.Letters.Count, "letters after following twice");
            Same(true, stored.Labels.SequenceEqual(_office.File.Onto(Standing).Labels), "labels of the register");
        }

        private bool IsTask() => Standing.IsTheBoardsTask(Today);

        private bool HasTask() => _office.File.Tasks.Exists(t => t.What == "board-without-label" && t.DoneOn is null);

        private void Same<T>(T expected, T actual, string what)
        {
            if (!EqualityComparer<T>.Default.Equals(expected, actual))
            {
                Assert.Fail(
                    $"walk {seed}, {Today:O}, {what}: expected {expected}, got {actual}\n{string.Join('\n', _log)}"
                );
            }
        }
    }
}
