using System.Globalization;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Facts;
using Redress.Domain.Cases.Records;
using Redress.Domain.Procedure;
using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;

namespace Redress.Domain.Tests;

/// <summary>
/// A case that real commands made, with the clock of its office: what falls due on the way is done in order, each at its own instant.
/// A day is <c>2026-03-02</c> (ten in the morning) or <c>2026-03-02T23:59</c>, in the scheme's zone. Each stage brings the case through those before it.
/// </summary>
public sealed partial class ACase
{
    private static readonly RulebookCatalog Rulebooks = RulebookReader.ReadAll(RulebookReader.Embedded());

    public static readonly Rulebook BeCommerce = Rulebooks.Of("becommerce", "2026-01");
    public static readonly Rulebook Keurmerk = Rulebooks.Of("webshop-keurmerk", "2026-01");

    public static readonly Actor Secretary = new(Role.Secretary, "secretary", "Sofie");
    public static readonly Actor Secretary2 = new(Role.Secretary, "secretary2", "Stijn");
    public static readonly Actor Committee = new(Role.Committee, "committee", "Clara")
    {
        CommitteeSchemes = ["becommerce"],
    };
    public static readonly Actor Committee2 = new(Role.Committee, "committee2", "Cedric")
    {
        CommitteeSchemes = ["becommerce"],
    };
    public static readonly Actor Handler = new(Role.Appeals, "appeals", "Anke");
    public static readonly Actor Administrator = new(Role.Administrator, "admin", "Adil");
    public static readonly Actor Supervisor = new(Role.Supervisor, "supervisor", "Simon");

    private int _documents;

    private ACase(Case it, Rulebook rulebook, DateTimeOffset now)
    {
        It = it;
        Rulebook = rulebook;
        Now = now;
    }

    public Case It { get; }

    public Rulebook Rulebook { get; private set; }

    public DateTimeOffset Now { get; private set; }

    public ExternalFacts External { get; set; } = new() { NoticeReference = "N-2026-1" };

    public DateOnly Today => Rulebook.Working.Day(Now);

    public Actor Consumer => new(Role.Complainant, CaseView.ComplainantId(It.Number), "Ann");

    public Actor Shop =>
        It.Respondent.MemberId is { } id
            ? new Actor(Role.Respondent, "shop-user", "Shop") { MemberId = id }
            : new Actor(Role.Respondent, CaseView.RespondentId(It.Number), "Shop");

    /// <summary>Everything that any act brought about, in order.</summary>
    public List<Fact> Facts { get; } = [];

    /// <summary>Each act with the rule of its row, and what followed with its own, as the journal keeps it (ST-2).</summary>
    public List<string> Journal { get; } = [];

    public static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static FileComplaint Complaint(string scheme = "becommerce") =>
        new(
            scheme,
            CaseKind.Purchase,
            "nl",
            new FiledComplainant(
                ComplainantKind.Consumer,
                "Ann Peeters",
                "ann@example.org",
                "+32 470 12 34 56",
                new Address("Kerkstraat 1", "2000", "Antwerpen", "BE")
            ),
            new FiledRespondent("demo-shop"),
            "The parcel came three weeks late.",
            "My money back.",
            Purchase: new FiledPurchase("A-4711", Day("2026-01-10"), Money.Euro(89.95m)),
            ContactedShopOn: Day("2026-01-15")
        );

    public static MemberSnapshot Member(string scheme = "becommerce", bool active = true) =>
        new(
            "demo-shop",
            "Demo Shop",
            "https://www.demo-shop.example",
            "shop@demo-shop.example",
            "BE 0123.456.749",
            "fr",
            scheme,
            active
        );

    public static ACase Of(
        FileComplaint complaint,
        Rulebook rulebook,
        MemberSnapshot? member,
        string filed = "2026-02-16"
    )
    {
        var now = Instant(rulebook, filed);
        Assert.Null(Case.WhyFilingRefused(complaint, rulebook, rulebook, member, rulebook.Working.Day(now)));
        var by = new Actor(Role.Public, "public", "public");
        var it = Case.Register(
            complaint,
            $"{rulebook.NumberPrefix}-2026-000123",
            new Act(by, now),
            rulebook,
            rulebook,
            member
        );
        // Who files confirms its address the same hour, as most do; a story about one who does not asks anew.
        for (var i = 0; i < it.Addresses.Count; i++)
        {
            it.Addresses[i] = it.Addresses[i] with { ConfirmedAt = now };
        }

        var made = new ACase(it, rulebook, now);
        made.Facts.AddRange(it.NewFacts);
        return made;
    }

    public static ACase OfBeCommerce(string filed = "2026-02-16", string language = "nl", Rulebook? rulebook = null) =>
        Of(Complaint() with { Language = language }, rulebook ?? BeCommerce, Member(), filed);

    public static FileComplaint SpamComplaint() =>
        Complaint() with
        {
            Kind = CaseKind.UnsolicitedAdvertising,
            Purchase = null,
            ContactedShopOn = null,
            Messages = ["Buy now!"],
        };

    public static ACase OfSpam(string filed = "2026-02-16") => Of(SpamComplaint(), BeCommerce, Member(), filed);

    public static ACase AgainstANonMember(string filed = "2026-02-16", Rulebook? rulebook = null) =>
        Of(
            Complaint(rulebook?.Scheme ?? "becommerce") with
            {
                Respondent = new FiledRespondent(null, "Far Shop", "https://far.example", "info@far.example"),
            },
            rulebook ?? BeCommerce,
            null,
            filed
        );

    public static ACase OfABusiness(string filed = "2026-02-16", Rulebook? rulebook = null) =>
        Of(
            Complaint() with
            {
                Complainant = new FiledComplainant(ComplainantKind.Business, "Bakery Ltd", "bakery@example.org"),
            },
            rulebook ?? BeCommerce,
            Member(),
            filed
        );

    public static ACase OfKeurmerk(string filed = "2026-02-16") =>
        Of(Complaint("webshop-keurmerk"), Keurmerk, Member("webshop-keurmerk"), filed);

    /// <summary>Lets time pass to a day or an instant; what falls due before it is done.</summary>
    public ACase Advance(string to) => Advance(Instant(Rulebook, to));

    public ACase Advance(DateTimeOffset to)
    {
        if (to < Now)
        {
            throw new ArgumentException($"It is {Now:u} already, after {to:u}.", nameof(to));
        }

        while (NextDue() is { } due && due.At <= to)
        {
            AdvanceToNextDue();
        }

        Now = to;
        return this;
    }

    /// <summary>Lets time pass until the next thing falls due, and does that one alone.</summary>
    public void AdvanceToNextDue()
    {
        var due = NextDue()!.Value;
        Now = due.At > Now ? due.At : Now;
        Do(Actor.Clock, due.What);
    }

    /// <summary>What the timekeeper would do next, and when.</summary>
    public (DateTimeOffset At, Command What)? NextDue()
    {
        var due = It
            .Terms.Where(t => t.State == TermState.Running)
            .Select(t => (At: t.LapsesAt(Rulebook.Working), What: (Command)new LapseTerm(t.Id)))
            .ToList();
        // BC-25: an appeal is lost only after that warning; the other reminders change nothing.
        due.AddRange(
            It.Terms.Where(t => t.Kind == TermKind.Bringing && Case.RemindsAt(t, Rulebook) is not null)
                .Select(t => (Case.RemindsAt(t, Rulebook)!.Value, (Command)new RemindOfTerm(t.Id)))
        );
        if (It.SanctionsDueOn(Rulebook) is { } day)
        {
            due.Add((Rulebook.Working.StartOf(day), new FollowSanctions()));
        }

        if (It.AsksAboutSettlementAt(Rulebook) is { } question)
        {
            due.Add((question, new AskAboutSettlement()));
        }

        if (It.TellsOfDelayAt(Rulebook) is { } delay)
        {
            due.Add((delay, new TellOfDelay()));
        }

        return due.Count == 0 ? null : due.MinBy(d => d.At);
    }

    /// <summary>What the law says to an act; nothing else is asserted.</summary>
    public Refusal? Try(
        Actor by,
        Command command,
        Party? onBehalfOf = null,
        string? arrived = null,
        int? version = null,
        string? paper = null
    )
    {
        var before = It.Version;
        var no = It.Do(
            command,
            new ActContext(
                new Act(by, Now, onBehalfOf, arrived is null ? null : Day(arrived)) { Paper = paper },
                Rulebook,
                External
            ),
            version
        );
        Assert.Equal(no is null ? before + 1 : before, It.Version);
        if (no is null)
        {
            Facts.AddRange(It.NewFacts);
            Journal.Add(
                string.Join(
                    ", ",
                    It.Course!.Consequences.Select(c => $"{c.Name} {c.Rule}")
                        .Prepend($"{command.Name} {It.Course.Rule}")
                )
            );
        }

        return no;
    }

    /// <summary>An act that must succeed.</summary>
    public ACase Do(Actor by, Command command, string? on = null)
    {
        if (on is not null)
        {
            Advance(on);
        }

        var no = Try(by, command);
        Assert.True(no is null, $"{command.Name} by {by.Role} in {It.State}: {Told(no)}");
        return this;
    }

    /// <summary>An act that came on paper and that a secretary enters (FP-13).</summary>
    public ACase OnPaper(Party from, Command command, string? arrived = null, Actor? by = null)
    {
        var no = Try(by ?? Secretary, command, from, arrived);
        Assert.True(no is null, $"{command.Name} on paper in {It.State}: {Told(no)}");
        return this;
    }

    /// <summary>An act that the state or a condition refuses (409), by that rule.</summary>
    public Refusal NotNow(Actor by, Command command, string rule) =>
        Refused(by, command, RefusalKind.NotInThisState, rule);

    /// <summary>An act whose fields are refused (422), the named one by that rule.</summary>
    public FieldRefusal Invalid(Actor by, Command command, string field, string rule)
    {
        var no = Refused(by, command, RefusalKind.Invalid, null);
        var wrong = no.Fields.FirstOrDefault(f => f.Field == field);
        Assert.True(wrong is not null, $"{field} was not refused, but {Told(no)}");
        Assert.Equal(rule, wrong.Rule);
        return wrong;
    }

    public Refusal Refused(Actor by, Command command, RefusalKind kind, string? rule)
    {
        var (state, terms) = (It.State, It.Terms.ToList());
        var no = Try(by, command);
        Assert.True(no is not null, $"{command.Name} by {by.Role} in {state} was not refused.");
        Assert.Equal((kind, rule ?? no.Rule), (no.Kind, no.Rule));
        Assert.Equal(state, It.State);
        Assert.Equal(terms, It.Terms);
        return no;
    }

    /// <summary>The names of the actions that this actor is offered now.</summary>
    public IReadOnlyList<string> Offered(Actor by) =>
        [
            .. CaseMachine
                .ActionsFor(It, by, Now, Rulebook)
                .Permitted.Where(p => !p.OnPaper)
                .Select(p => Command.NameOf(p.Command)),
        ];

    public ACase Is(CaseState state)
    {
        Assert.Equal(state, It.State);
        return this;
    }

    /// <summary>The one running term of that kind, of that party if given.</summary>
    public Term Running(TermKind kind, Party? party = null) =>
        Assert.Single(
            It.Terms,
            t => t.Kind == kind && t.State == TermState.Running && (party is null || t.Party == party)
        );

    public bool Runs(TermKind kind, Party? party = null) =>
        It.Terms.Exists(t => t.Kind == kind && t.State == TermState.Running && (party is null || t.Party == party));

    /// <summary>A document of that actor for the parties, or of the body for itself; gives its id.</summary>
    public string Adds(Actor by, Audience audience = Audience.Parties)
    {
        var id = $"doc{++_documents}";
        Do(by, new AddDocument(id, $"{id}.pdf", "application/pdf", 1000, new string('0', 64), audience));
        return id;
    }

    public T Last<T>()
        where T : Fact => Facts.OfType<T>().Last();

    private static string Told(Refusal? no) =>
        no is null
            ? "done"
            : $"{no.Kind} {no.Rule} {no.Reason} {string.Join(", ", no.Fields.Select(f => $"{f.Field}: {f.Rule} {f.Reason}"))} {string.Join(", ", no.Obstacles)}";

    internal static DateTimeOffset Instant(Rulebook rulebook, string text)
    {
        var local = DateTime.Parse(text.Contains('T') ? text : text + "T10:00", CultureInfo.InvariantCulture);
        return new DateTimeOffset(local, rulebook.Working.Zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
