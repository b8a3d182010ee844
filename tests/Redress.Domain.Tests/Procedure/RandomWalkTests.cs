using System.Collections.Concurrent;
using System.Globalization;
using Redress.Domain.Appeals;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Procedure;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Cases;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Procedure;

/// <summary>Thousands of cases in which everybody does anything that is offered, and time passes.</summary>
public sealed class RandomWalkTests
{
    // tests/run.sh --long asks for more.
    private static readonly int Walks = Environment.GetEnvironmentVariable("REDRESS_LONG") == "1" ? 30_000 : 4500;
    private const int Steps = 50;

    private readonly ConcurrentDictionary<CaseState, bool> _visited = new();
    private readonly ConcurrentDictionary<Type, bool> _done = new();
    private readonly ConcurrentDictionary<(string Name, CaseState From), bool> _followed = new();
    private readonly ConcurrentDictionary<(CaseState From, CaseState To), bool> _went = new();

    [Fact]
    [Rule("ST-1")]
    [Rule("ST-3")]
    [Rule("BC-16")]
    [Rule("FP-1")]
    [Rule("FP-22")]
    public void Whatever_is_offered_succeeds_whatever_is_blocked_is_refused_and_every_case_can_come_to_an_end()
    {
        Parallel.For(
            0,
            Walks,
            new ParallelOptions { MaxDegreeOfParallelism = 2 },
            seed =>
            {
                var a = Start(seed);
                var path = new List<string>();
                try
                {
                    Walk(a, new Random(seed), new Random(~seed), path);
                    End(a, path);
                }
                catch (Exception e)
                {
                    throw new InvalidOperationException(
                        $"Walk {seed} ({a.Rulebook.Id}): {string.Join(" › ", path)} › {e.Message}",
                        e
                    );
                }
            }
        );

        // The walks are worth something only if they come everywhere.
        Assert.Empty(Enum.GetValues<CaseState>().Except(_visited.Keys));
        Assert.Empty(
            CaseProcedure
                .Transitions.SelectMany(row => row.From, (row, from) => (From: from, To: row.To ?? from))
                .Concat(
                    CaseProcedure.ConsequentTransitions.SelectMany(row => row.From, (row, from) => (From: from, row.To))
                )
                .Except(_went.Keys)
        );
        Assert.Empty(
            CaseProcedure
                .ConsequentTransitions.SelectMany(row => row.From, (row, from) => (row.Consequence.Key, from))
                .Except(_followed.Keys)
        );
        Assert.Empty(
            CommandCatalog
                .ByName.Values.Except(_done.Keys)
                .Except([typeof(Recuse), typeof(ClearInterest), typeof(ConfirmClearance), typeof(RejectClearance)])
                .Select(Command.NameOf)
        );
    }

    internal static ACase Start(int seed)
    {
        var a = (seed % 7) switch
        {
            0 => ACase.OfSpam(),
            1 => ACase.AgainstANonMember(),
            2 => ACase.OfABusiness(),
            3 => ACase.OfKeurmerk(),
            4 => ACase.OfBeCommerce(rulebook: ACase.BeCommerce with { SecondPersonForDecisions = false }),
            _ => ACase.OfBeCommerce(language: seed % 2 == 0 ? "en" : "fr"),
        };
        a.External = a.External with
        {
            OtherCase = CaseState.Registered,
            Assignee = ACase.Secretary,
            Sitting = [ACase.Committee, ACase.Committee2],
        };
        return a.It.GoesToCommittee ? Further(a, seed / 7 % 31) : a;
    }

    // Some begin where few that wander from the very start would come.
    private static ACase Further(ACase a, int stage) =>
        stage switch
        {
            1 => a.Answered("2026-03-10"),
            2 => a.InDeliberation("2026-03-20"),
            _ when !a.Rulebook.SecondPersonForDecisions => a,
            3 => a.Notified("2026-05-11", BothFora),
            4 => a.Notified("2026-05-11", BothFora).Appealed("2026-05-18").Paid("2026-05-20"),
            5 => a.Notified("2026-05-11", ACase.Unfounded).Advance("2026-07-01").Do(ACase.Secretary, new Close()),
            6 => Judged(a.Notified("2026-05-11")),
            7 => Judged(a.Notified("2026-05-11")).Do(ACase.Secretary, new Close()),
            8 => Brought(RefusedAtOnce(a)),
            9 => Judged(RefusedAtOnce(a)),
            10 => Misled(a.Final()),
            11 => Misled(a.Closed()),
            12 => Brought(a.Notified("2026-05-11")),
            13 => a.SentToMember("2026-03-02").Do(a.Shop, new Propose("Half of it back")),
            14 => Lost(a, new SendToMember(new Period(0, 0, 60))),
            15 => Lost(a.InDeliberation("2026-03-20")),
            16 => Lost(a, new StartMediation()),
            17 => WrittenOff(a.Final(decision: BothFora)),
            18 => ConditionShown(a.Final(decision: UnderACondition)),
            19 => Confirmed(ConditionShown(a.Final(decision: UnderACondition))),
            20 => a.Final().NoticePublished().Do(Actor.Clock, new ReportNotice("I know who this is.")),
            21 => LapsedAndClosed(a),
            22 or 28 => TakenAllTheSame(Judged(a.Notified("2026-05-11"))),
            23 or 27 => TakenAllTheSame(Judged(a.Notified("2026-05-11"))).Do(ACase.Secretary, new Close()),
            24 => Lost(a),
            25 => ContestedFinding(a),
            26 => ContestedFinding(a, "reprimand"),
            // Where most can happen.
            > 28 => Further(a, stage % 5),
            _ => a,
        };

    // Refused before it was examined: remitted, it goes back to where it was registered (BC-29).
    private static ACase RefusedAtOnce(ACase a) =>
        a.Do(
                ACase.Committee,
                new Decide(Outcome.Inadmissible, RefusalGround.OutOfScope, Reasons: "Not for us."),
                "2026-02-20"
            )
            .Do(ACase.Committee2, new ConfirmDecision())
            .Notified("2026-05-11");

    private static ACase Brought(ACase a)
    {
        a.Appealed("2026-05-18").Paid("2026-05-20");
        if (a.It.Appeals[^1].AwaitsChoice)
        {
            a.Chooses("2026-05-21", true);
        }

        a.Referred("2026-06-15").Adds(ACase.Handler);
        return a;
    }

    private static ACase Judged(ACase a) => Brought(a).ForumSays("2026-07-01", ForumOutcome.Rejected);

    // The arbitrator took the complainant's late appeal all the same, beside a decision that is final (ST-3).
    private static ACase TakenAllTheSame(ACase a)
    {
        a.Appealed("2026-07-02", Party.Complainant)
            .Do(ACase.Handler, new DeclareAppealInadmissible(a.It.Appeals[^1].Id, "late"));
        return a.Do(
            ACase.Handler,
            new Refer(a.It.Appeals[^1].Id, null, "CEPANI-9", a.Today, a.Adds(ACase.Handler, Audience.Internal))
        );
    }

    // Nobody takes the place of the complainant for most of the time that there is (FP-25).
    private static ACase Lost(ACase a, Command? then = null)
    {
        var document = a.Adds(ACase.Secretary);
        a.Do(ACase.Secretary, new RecordLoss(Party.Complainant, LossKind.Died, a.Today, document));
        if (then is not null)
        {
            a.Do(ACase.Secretary, then, a.Today.AddDays(3).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }

        return a.Advance(a.Now.AddDays(52));
    }

    private static ACase WrittenOff(ACase a)
    {
        var document = a.Adds(ACase.Handler, Audience.Internal);
        return a.Do(ACase.Handler, new WriteOffSanction(a.It.Decision!.Sanctions[0].Id, "It is bankrupt.", document));
    }

    // The member was heard on the document that shows that its fine's condition is met (BC-19).
    private static ACase ConditionShown(ACase a)
    {
        a.Advance(a.Now.AddDays(5));
        a.Do(ACase.Secretary, new Serve(a.Adds(ACase.Secretary))).Do(a.Shop, new Comment(NothingToAdd: true));
        var fine = a.It.OpenCondition!;
        return a.Do(
            ACase.Secretary,
            new EstablishCondition(fine.Id, a.Today, "The same again.", a.It.Documents[^1].Id)
        );
    }

    private static ACase Confirmed(ACase a) =>
        a.Do(ACase.Committee, new ConfirmCondition()).Do(ACase.Secretary, new Notify(a.Today, "RR-2"));

    // Closed after an appeal whose deposit never came; a forum may take it all the same (ST-3).
    private static ACase LapsedAndClosed(ACase a)
    {
        a.Notified("2026-05-11").Appealed("2026-05-18").Adds(ACase.Handler);
        return a.Final().Do(ACase.Secretary, new Close());
    }

    // The arbitrator had rejected the appeal; since then its condition was found to be met, and that is contested.
    private static ACase ContestedFinding(ACase a, params string[] contested)
    {
        a.Notified("2026-05-11", UnderACondition)
            .Appealed("2026-05-18", Party.Respondent, contested)
            .Paid("2026-05-20");
        if (a.It.Appeals[^1].AwaitsChoice)
        {
            a.Chooses("2026-05-21", true);
        }

        a.Referred("2026-06-15").ForumSays("2026-07-01", ForumOutcome.Rejected);
        Confirmed(ConditionShown(a)).Advance(a.Now.AddDays(9));
        return a.Do(a.Shop, new LodgeAppeal("It was on time.", [])).Paid("2026-07-20");
    }

    private static bool IsFoundMet(Case c) =>
        c.AllSanctions.Any(s => s.Established is { State: FindingState.Confirmed });

    private static Decide UnderACondition =>
        ACase.Founded with
        {
            Sanctions =
            [
                new(
                    SanctionKind.Fine,
                    Money.Euro(2500),
                    Condition: "delivers late again",
                    Enforceable: Enforceability.Conditional,
                    ConditionUntil: ACase.Day("2027-05-31")
                ),
                new(SanctionKind.Reprimand),
            ],
        };

    private static ACase Misled(ACase a) =>
        a.Do(ACase.Secretary, new CorrectDecision("It named the wrong forum.", Misled: ["respondent"]))
            .Do(ACase.Committee, new ConfirmCorrection());

    private static Decide BothFora =>
        ACase.Founded with
        {
            Sanctions =
            [
                new ProposedSanction(SanctionKind.Fine, Money.Euro(2500)),
                new ProposedSanction(
                    SanctionKind.Suspension,
                    From: ACase.Day("2026-07-01"),
                    To: ACase.Day("2026-07-31")
                ),
            ],
        };

    internal static Actor[] Everybody(ACase a) =>
        [
            a.Consumer,
            a.Shop,
            ACase.Secretary,
            ACase.Secretary2,
            ACase.Committee,
            ACase.Committee2,
            ACase.Handler,
            // An administrator has something to do where a hold stands or waits, and nowhere else (FP-18).
            .. a.It.Hold is null && a.It.ProposedHold is null ? Array.Empty<Actor>() : [ACase.Administrator],
        ];

    private void Walk(ACase a, Random random, Random post, List<string> path)
    {
        var walker = new Walker(a, random);
        for (var step = 0; step < Steps; step++)
        {
            if (random.Next(4) == 0)
            {
                var to =
                    a.NextDue() is { } due && random.Next(2) == 0 ? due.At : a.Now.AddHours(random.Next(1, 24 * 9));
                path.Add($"until {to:MM-dd}");
                Pass(a, to > a.Now ? to : a.Now);
            }
            else
            {
                Act(a, walker, random, path);
            }

            Check(a);
            Deliver(a, post, path);
            Check(a);
        }
    }

    // FP-21: now and then no e-mail brings what was written last, and some time later its party opens the case, or the letter is posted.
    private static void Deliver(ACase a, Random random, List<string> path)
    {
        var party = random.Next(2) == 0 ? Party.Complainant : Party.Respondent;
        if (a.It.Erased || random.Next(20) > 0)
        {
            return;
        }

        if (a.It.AwaitsTelling(party))
        {
            path.Add($"{party} opens");
            a.Do(Actor.Clock, new NoteOpened(party));
        }
        else if (a.It.Undelivered.Find(u => u.Open) is { } waiting && random.Next(2) == 0)
        {
            path.Add("posted");
            a.Do(ACase.Secretary, new NotePosted(waiting.Letter, a.Today));
        }
        else if (party == Party.Complainant || a.It.RespondentInformed)
        {
            path.Add($"no e-mail to {party}");
            a.Do(
                Actor.Clock,
                new NoteUndelivered(
                    party,
                    2 * random.Next(1, 5) + (int)party,
                    "document-served",
                    "nobody@example.org",
                    UndeliveredReason.AddressUnknown,
                    a.Today,
                    a.It.BegunFor(party)
                )
            );
        }
    }

    private void Act(ACase a, Walker walker, Random random, List<string> path)
    {
        var by = walker.Pick(Everybody(a));
        var (permitted, blocked) = CaseMachine.ActionsFor(a.It, by, a.Now, a.Rulebook);
        if (a.It.Version % 3 == 0)
        {
            NextActWalk.Check(a, by, permitted);
        }

        if (random.Next(6) == 0)
        {
            Upload(a, walker, by, path);
            return;
        }

        foreach (var no in blocked.Where(_ => random.Next(3) == 0))
        {
            var before = JudgedWalk.Held(a.It);
            Assert.Equal(RefusalKind.NotInThisState, a.Try(by, Plain(no.Command))?.Kind);
            Assert.Equal(before, JudgedWalk.Held(a.It));
        }

        if (permitted.Count == 0)
        {
            return;
        }

        var chosen = walker.Pick(permitted);
        Party[] parties =
        [
            .. Parties.Both.Where(p => CaseMachine.WhyRefused(a.It, chosen.Command, On(a, by, p), null) is null),
        ];
        if (chosen.OnPaper && parties.Length == 0)
        {
            // Only for paper that arrived in time.
            return;
        }

        var party = chosen.OnPaper ? walker.Pick(parties) : (Party?)null;
        if (walker.Make(chosen.Command, new Act(by, a.Now, party)) is { } command)
        {
            path.Add($"{command.Name} ({by.Id}{(party is null ? "" : $" for {party}")})");
            Do(a, by, command, party, ArrivedInTime(a, command, party, random));
        }
    }

    // Paper may have come in the term to appeal and be entered much later (FP-7, FP-13).
    private static string? ArrivedInTime(ACase a, Command command, Party? party, Random random) =>
        command is LodgeAppeal
        && party is { } appellant
        && random.Next(2) == 0
        && a.It.AppealTermOf(appellant)!.Opened is var opened
        && opened < a.Today
            ? opened.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;

    // What the clock does on the way follows the table too.
    private void Pass(ACase a, DateTimeOffset to)
    {
        while (a.NextDue() is { } due && due.At <= to)
        {
            var from = a.It.State;
            var row = CaseMachine.TransitionFor(a.It, due.What.GetType(), On(a, Actor.Clock, null))!;
            a.AdvanceToNextDue();
            FollowsTheTable(a.It, from, row);
        }

        a.Advance(to);
    }

    // ST-2: the journal's rule is that of the very row, and the state is where the row leads and then what followed from it.
    private void FollowsTheTable(Case c, CaseState from, Transition row)
    {
        var course = c.Course!;
        Assert.Equal((from, row.Rule), (course.From, course.Rule));
        var state = row.To ?? from;
        foreach (var consequence in course.Consequences)
        {
            var its = CaseProcedure.ConsequentTransitions.Single(r => r.Consequence.Key == consequence.Name);
            Assert.Contains(state, its.From);
            Assert.Contains(row.Command, its.After);
            Assert.Equal((its.To, its.Rule), (consequence.To, consequence.Rule));
            _followed[(consequence.Name, state)] = true;
            state = its.To;
        }

        Assert.Equal(state, c.State);
        _went[(from, state)] = true;
    }

    private void Upload(ACase a, Walker walker, Actor by, List<string> path)
    {
        if (CaseMachine.WhyRefused(a.It, typeof(AddDocument), On(a, by, null), null) is null)
        {
            path.Add($"add-document ({by.Id})");
            Do(a, by, walker.Document(by), null);
        }
    }

    private void Do(ACase a, Actor by, Command command, Party? party, string? arrived = null)
    {
        var from = a.It.State;
        // What is written in a message is the act that it says (FP-20).
        var (said, context, _) = command is EnterMessageAsAct entry
            ? CaseMachine.ActOfMessage(a.It, entry, On(a, by, null), null)
            : (command, On(a, by, party), null);
        var row = CaseMachine.TransitionFor(a.It, said!.GetType(), context);
        var no = a.Try(by, command, party, arrived);
        Assert.True(
            no is null,
            $"refused: {no?.Kind} {no?.Rule} {no?.Reason} {string.Join(", ", no?.Fields.Select(f => $"{f.Field} {f.Reason}") ?? [])}"
        );
        FollowsTheTable(a.It, from, row!);
        _visited[a.It.State] = true;
        _done[command.GetType()] = true;
    }

    private static ActContext On(ACase a, Actor by, Party? party) =>
        new(new Act(by, a.Now, party), a.Rulebook, a.External);

    internal static Command Plain(Type command) =>
        (Command)
            command
                .GetConstructors()
                .MaxBy(c => c.GetParameters().Length)!
                .Invoke([.. CommandCatalog.FieldsOf(command).Select(_ => (object?)null)]);

    private static void Check(ACase a)
    {
        foreach (var party in Parties.Both)
        {
            var by = a.By(party);
            Assert.DoesNotContain(CaseView.Documents(a.It, by), d => d.For == Audience.Internal);
            Assert.True(CaseView.Decision(a.It, by) is null or { State: DecisionState.Pronounced });
        }

        // FP-22: nothing that is awaited of a party is missing from the list of its duties, and nothing is in it that it could not do.
        DutyWalk.Check(a);

        // FP-23: what waits for somebody of the body is what that person may do, and nobody else has it in its list.
        WaitWalk.Check(a);

        // BC-23: what lies with the post to be sent is what may be notified, and nothing else.
        Assert.Equal(
            CaseMachine.WhyRefused(a.It, typeof(Notify), On(a, ACase.Secretary, null), null) is null,
            Parties.Both.Any(party => a.It.ToNotify(party) is not null)
        );

        // FP-1: what the matrix of service shows as open is what the guard of close-file calls missing; and no exhibit ever changes its number.
        var o = On(a, ACase.Secretary, null);
        Assert.Equal(
            a.It.MissingHearings(o).Select(m => m.ToString()).Order(),
            a.It.ServiceMatrix(o)
                .SelectMany(row => row.Parties)
                .SelectMany(cell => cell.Obstacles)
                .Select(m => m.ToString())
                .Order()
        );
        Assert.Equal(a.It.Documents.Count, a.It.Documents.Select(d => a.It.ExhibitOf(d.Id)).Distinct().Count());

        // FP-23: what the proof takes to be over where the case has come to is over in the case.
        Assert.DoesNotContain(
            a.It.OpenThings,
            open =>
                ThingProcedure.Things.Where(row => row.Thing == open.Thing).All(row => row.GoneIn.Contains(a.It.State))
        );

        // FP-23: before the decision, and while it waits to be sent or received, there is always a day on which somebody is told.
        Assert.True(
            a.It.State is CaseState.Appealed or CaseState.ArbitrationOrCourt or CaseState.Final
                || CaseStateIsEnd(a.It.State)
                || a.NextDue() is not null,
            $"rests in {a.It.State}"
        );

        var over = a.It.State is CaseState.Settled or CaseState.Withdrawn or CaseState.Closed;
        Assert.Equal(over, a.It.EndedOn is not null);
        Assert.Equal(
            a.It.State is CaseState.Final || over && a.It.Decision is { State: DecisionState.Pronounced },
            a.It.FinalOn is not null
        );
        Assert.True(
            a.It.State is not (CaseState.Appealed or CaseState.ArbitrationOrCourt)
                || a.It.Appeals.Exists(p => p.SuspendsDecision)
                || a.It.IsRemitted && a.It.PresentAppeals.Any(p => p.BeforeForum.Count > 0)
                || a.It.IsRemitted && IsFoundMet(a.It),
            "under appeal without an appeal"
        );
    }

    private static bool CaseStateIsEnd(CaseState state) =>
        state is CaseState.Settled or CaseState.Withdrawn or CaseState.Closed;

    // The body alone, and time, bring every case to an end, and each thing in it (FP-23); no party has to help.
    private void End(ACase a, List<string> path)
    {
        // Long enough for a term of weeks in which somebody is warned daily of something else, and for a probation of years.
        for (var i = 0; i < 600; i++)
        {
            // FP-21: what no e-mail brings is posted.
            foreach (var letter in a.It.Undelivered.Where(u => u.Open).ToList())
            {
                a.Do(ACase.Secretary, new NotePosted(letter.Letter, a.Today));
            }

            var over = CaseStateIsEnd(a.It.State);
            if (over && a.It.OpenThings.Count == 0)
            {
                NothingIsLeft(a);
                return;
            }

            if (!over && Ending.Next(a) is { } act)
            {
                path.Add($"{act.Command.Name} ({act.By.Id})");
                Do(a, act.By, act.Command, null);
            }
            else if (Ending.OfThings(a).FirstOrDefault(x => a.Try(x.By, x.Command) is null) is { Command: { } done })
            {
                path.Add(done.Name);
            }
            else
            {
                path.Add("time");
                Pass(a, a.NextDue() is { } due && due.At > a.Now ? due.At : a.Now.AddDays(400));
            }
        }

        Assert.Fail($"no end from {a.It.State} with {string.Join(", ", a.It.OpenThings)}");
    }

    private static void NothingIsLeft(ACase a)
    {
        // Nobody published a notice here, nor answered a message: that is warned of for as long as it waits (BC-31, FP-20).
        Assert.DoesNotContain(a.It.WaitingDuties, d => d.Kind is not (DutyKind.Notice or DutyKind.Message));
        Assert.Empty(
            a.It.Terms.Where(t =>
                    t.State == TermState.Stopped
                    || t.State == TermState.Running
                        && t.Kind
                            is not (
                                TermKind.Stop
                                or TermKind.Permission
                                or TermKind.Appeal
                                or TermKind.Objection
                                or TermKind.Notice
                            )
                )
                .Select(t => $"{t.Kind} {t.State}")
        );
    }
}
