using System.Globalization;
using Redress.Domain.Members;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Members;

/// <summary>
/// Memberships as chance has them: acts of registrar and member, sanctions that begin, end and fall, ends that were told, and days that pass, in any order. After each step the
/// program and <see cref="MemberOracle"/> say the same of membership, of every label, and of what may be done next.
/// </summary>
public sealed class MemberWalkTests
{
    private static readonly int Walks = Environment.GetEnvironmentVariable("REDRESS_LONG") == "1" ? 20_000 : 2000;
    private const int Steps = 60;

    private readonly SortedDictionary<string, int> _seen = new(StringComparer.Ordinal);

    [Fact]
    [Rule("BC-38"), Rule("BC-39"), Rule("BC-30")]
    public void A_label_that_was_lost_stays_lost_until_a_new_grant_whoever_acted_and_in_whatever_order()
    {
        for (var seed = 0; seed < Walks; seed++)
        {
            new Walk(seed, What).Go();
        }

        // Each of these was met often, or the walks prove nothing of it.
        foreach (
            var met in new[]
            {
                "carried label valid",
                "carried label over",
                "end beside an exclusion",
                "exclusion of a candidate",
                "exclusion of an ended one",
                "grant beside what stays lost",
                "grant refused",
                "lifted with a newer label",
                "other label comes back",
                "told end came",
                "valid in a second membership",
            }
        )
        {
            Assert.True(_seen.GetValueOrDefault(met) > 20, $"{met}: {_seen.GetValueOrDefault(met)}");
        }
    }

    private void What(string happened) => _seen[happened] = _seen.GetValueOrDefault(happened) + 1;

    private sealed class Walk(int seed, Action<string> met)
    {
        private static readonly string[] Kinds =
        [
            LabelKind.ForConsumers,
            LabelKind.ForBusinesses,
            LabelKind.EcommerceEurope,
        ];

        private readonly Random _chance = new(seed);
        private readonly List<string> _log = [];
        private readonly List<(DateOnly From, int Days)> _due = [];
        private readonly List<PastMembership> _past = [];
        private DateOnly _today = new(2026, 1, 5);
        private DateOnly? _told;
        private MemberOracle _oracle = null!;
        private Member _member = null!;

        public void Go()
        {
            _oracle = new MemberOracle(_today);
            _member = new Member(
                "shop",
                "becommerce",
                "Shop",
                null,
                null,
                null,
                "nl",
                Membership.Candidate,
                LabelHolding.None,
                null
            )
            {
                CandidateSince = _today,
            };
            for (var step = 0; step < Steps; step++)
            {
                Step();
                Agree();
            }
        }

        private void Step()
        {
            switch (_chance.Next(14))
            {
                case 0:
                case 1:
                case 2:
                    Pass(_chance.Next(12) == 0 ? _chance.Next(400, 800) : _chance.Next(1, 25));
                    break;
                case 3:
                    Begin();
                    break;
                case 4:
                    if (_chance.Next(2) == 0)
                    {
                        End();
                    }

                    break;
                case 5:
                    _due.Add((_today.AddDays(_chance.Next(1, 6)), _chance.Next(0, 40)));
                    Keep(_member);
                    break;
                case 6:
                    if (_chance.Next(4) == 0)
                    {
                        Exclude();
                    }

                    break;
                case 7:
                    Lift();
                    break;
                default:
                    Grant();
                    break;
            }
        }

        private SanctionEffect[] Effects =>
            [
                .. _oracle.Sanctions.Select(s =>
                    s.Lifted ? new SanctionEffect(null, false, null, null, false)
                    : s.LastDay is { } last ? new SanctionEffect(s.FirstDay, s.Runs, s.FirstDay, last, false)
                    : new SanctionEffect(null, false, null, null, true, s.FirstDay)
                ),
                // What has not begun does nothing yet.
                .. _due.Where(d => d.From > _today)
                    .Select(d => new SanctionEffect(null, false, d.From, d.From.AddDays(d.Days), false)),
            ];

        private void Keep(Member member) => _member = member.WithSanctions(Effects);

        private void Pass(int days)
        {
            _log.Add($"{Day(_today)} + {days}");
            for (var i = 0; i < days; i++)
            {
                _today = _today.AddDays(1);
                if (_told == _today && _chance.Next(2) == 0)
                {
                    CameToItsEnd();
                }

                foreach (var over in _oracle.Sanctions.Where(s => s.Runs && s.LastDay < _today))
                {
                    over.Over = true;
                    Keep(_member);
                }

                foreach (var (_, length) in _due.Where(d => d.From == _today))
                {
                    _log.Add($"{Day(_today)} suspension of {length + 1} days");
                    _oracle.Impose(_today, _today.AddDays(length));
                    Keep(_member);
                }

                if (_told == _today)
                {
                    CameToItsEnd();
                }
            }
        }

        private void CameToItsEnd()
        {
            _log.Add($"{Day(_today)} told end");
            met(_member.Membership == Membership.Excluded ? "end beside an exclusion" : "told end came");
            _oracle.End(_today);
            Keep(_member.EndedFrom(_today));
            _told = null;
        }

        private void Begin()
        {
            var refused = _member.WhyNotBegin(_today);
            Same(_oracle.MayBegin, refused is null, "begin");
            if (refused is null)
            {
                _log.Add($"{Day(_today)} begin");
                _past.AddRange(_member.Past() is { } past ? [past] : []);
                _oracle.Begin(_today);
                Keep(_member.Begun(_today));
                _told = null;
            }
        }

        private void End()
        {
            var refused = _member.WhyNotEnd(_today, _today);
            Same(_oracle.MayEnd, refused is null, "end");
            if (refused is not null)
            {
                return;
            }

            if (_chance.Next(2) == 0)
            {
                _told = _today.AddDays(_chance.Next(1, 30));
                _log.Add($"{Day(_today)} end told for {Day(_told.Value)}");
                return;
            }

            _log.Add($"{Day(_today)} end");
            _oracle.End(_today);
            Keep(_member.EndedFrom(_today));
            _told = null;
        }

        private void Exclude()
        {
            _log.Add($"{Day(_today)} exclusion");
            met(
                _member.Membership switch
                {
                    Membership.Candidate => "exclusion of a candidate",
                    Membership.Ended => "exclusion of an ended one",
                    _ => "exclusion",
                }
            );
            _oracle.Impose(_today, null);
            Keep(_member);
        }

        private void Lift()
        {
            var standing = _oracle.Sanctions.Where(s => !s.Lifted).ToList();
            if (standing.Count == 0)
            {
                return;
            }

            var sanction = standing[_chance.Next(standing.Count)];
            _log.Add($"{Day(_today)} lifted: that of {Day(sanction.FirstDay)}");
            var before = Valid();
            sanction.Lifted = true;
            Keep(_member);
            if (before.Count > 0)
            {
                met("lifted with a newer label");
                met(Valid().Count > before.Count ? "other label comes back" : "no other label comes back");
            }
        }

        private void Grant()
        {
            var kind = Kinds[_chance.Next(Kinds.Length)];
            var from = _today.AddDays(-_chance.Next(0, 13));
            var may = _oracle.MayGrant(kind, from, _today);
            Same(may, _member.WhyNotGrant(kind, from, _today) is null, $"grant {kind} from {Day(from)}");
            if (!may)
            {
                met("grant refused");
                return;
            }

            _log.Add($"{Day(_today)} grant {kind} from {Day(from)}");
            _oracle.Give(kind, from);
            Keep(_member.Granted(new GrantedLabel(kind, from, LabelKind.Until(kind, from))));
            if (_member.Labels.Any(l => !l.IsHeld))
            {
                met("grant beside what stays lost");
            }
        }

        private List<string> Valid() => [.. _member.Labels.Where(l => _member.IsValid(l, _today)).Select(l => l.Kind)];

        private void Agree()
        {
            Same(_oracle.Membership, _member.Membership, "membership");
            Same(_oracle.Label, _member.Label, "label");
            var valid = Valid();
            foreach (var kind in Kinds)
            {
                Same(_oracle.IsValid(kind, _today), valid.Contains(kind), $"{kind} valid");
            }

            Same(
                string.Join(' ', _oracle.Past.Select(p => $"{Day(p.First)}/{Day(p.Without)}")),
                string.Join(' ', _past.Select(p => $"{Day(p.JoinedOn)}/{Day(p.EndedOn)}")),
                "past memberships"
            );
            if (_member.Membership is Membership.Active or Membership.Ended)
            {
                Same(_oracle.JoinedOn, _member.JoinedOn, "joined");
                Same(_oracle.GoneOn, _member.EndedOn, "ended");
            }

            if (valid.Count > 0 && _past.Count > 0)
            {
                met("valid in a second membership");
            }

            if (_member.Labels.FirstOrDefault(l => LabelKind.IsCarried(l.Kind)) is { } carried)
            {
                met(valid.Contains(carried.Kind) ? "carried label valid" : "carried label not valid");
                if (carried.HasEnded && _member.Membership == Membership.Active && valid.Count > 0)
                {
                    met("carried label over");
                }
            }
        }

        private void Same<T>(T expected, T told, string what) =>
            Assert.True(
                Equals(expected, told),
                $"Walk {seed}, {what} on {Day(_today)}: {expected} and not {told}, after\n{string.Join('\n', _log)}"
            );

        private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
    }
}
