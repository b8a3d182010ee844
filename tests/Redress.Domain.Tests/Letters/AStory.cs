using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Letters;
using Redress.Domain.Procedure;
using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;

namespace Redress.Domain.Tests.Letters;

/// <summary>A case made by real acts, and the letters that each act brings about.</summary>
public sealed class AStory
{
    public static readonly RulebookCatalog Rulebooks = RulebookReader.ReadAll(RulebookReader.Embedded());

    private static readonly Actor Secretary = new(Role.Secretary, "sec", "Sofie Secretaris");
    private static readonly Actor Committee = new(Role.Committee, "com", "Karel Commissie")
    {
        CommitteeSchemes = ["becommerce", "webshop-keurmerk"],
    };
    private static readonly Actor Appeals = new(Role.Appeals, "app", "An Beroep");

    private static readonly AsyncLocal<string?> TheirLanguage = new();

    private int _documents;

    private AStory(Case filed, Rulebook rulebook, DateTimeOffset now)
    {
        (Case, Rulebook, Now) = (filed, rulebook, now);
        Post();
    }

    public Case Case { get; }

    public Rulebook Rulebook { get; }

    public DateTimeOffset Now { get; set; }

    /// <summary>What is told with parties that both speak this language, where the scheme offers it; their own words stay as they are typed.</summary>
    public static T ToldIn<T>(string language, Func<T> tell)
    {
        TheirLanguage.Value = language;
        try
        {
            return tell();
        }
        finally
        {
            TheirLanguage.Value = null;
        }
    }

    /// <summary>Who sits on the committee; null where the story does not ask.</summary>
    public IReadOnlyList<Actor>? Sitting { get; set; }

    /// <summary>The letters of the last act.</summary>
    public IReadOnlyList<Letter> Letters { get; private set; } = [];

    /// <summary>The letters of all acts so far.</summary>
    public List<Letter> All { get; } = [];

    public static AStory Filed(
        string scheme = "becommerce",
        bool member = true,
        string language = "nl",
        string shopLanguage = "fr",
        bool spam = false,
        bool insolvent = false,
        bool contacted = true,
        ComplainantKind kind = ComplainantKind.Consumer,
        Representative? representative = null
    )
    {
        var now = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(1));
        var rulebook = Rulebooks.InForce(scheme, new DateOnly(2026, 3, 2))!;
        if (TheirLanguage.Value is { } theirs && rulebook.Languages.Contains(theirs))
        {
            (language, shopLanguage) = (theirs, theirs);
        }

        var known = member
            ? new MemberSnapshot(
                "demo-shop",
                "Demo Shop",
                "https://www.demo-shop.example",
                "shop@demo.example",
                "BE 0123.456.749",
                shopLanguage,
                scheme,
                true
            )
            : null;
        var complaint = new FileComplaint(
            scheme,
            spam ? CaseKind.UnsolicitedAdvertising : CaseKind.Purchase,
            language,
            new FiledComplainant(kind, "Ada Peeters", "ada@example.org"),
            member
                ? new FiledRespondent("demo-shop")
                : new FiledRespondent(
                    Name: "Vreemde Winkel",
                    Website: "https://www.vreemd.example",
                    Email: "info@vreemd.example"
                ),
            "Het pakje kwam nooit aan.\nNiemand antwoordt.",
            "Ik vraag mijn geld terug.",
            representative,
            Purchase: spam ? null : new FiledPurchase("X-1", new DateOnly(2026, 1, 10), Money.Euro(89.95m)),
            Messages: spam ? ["Koop nu"] : null,
            ContactedShopOn: contacted ? new DateOnly(2026, 1, 20) : null,
            RestsOnInsolvency: insolvent
        );
        Assert.Null(Case.WhyFilingRefused(complaint, rulebook, rulebook, known, new DateOnly(2026, 3, 2)));
        var number = $"{rulebook.NumberPrefix}-2026-000123";
        var by = new Actor(Role.Complainant, CaseView.ComplainantId(number), "Ada Peeters");
        return new AStory(Case.Register(complaint, number, new Act(by, now), rulebook, rulebook, known), rulebook, now);
    }

    public AStory SentToMember() => BySecretary(new SendToMember());

    public AStory Examined() =>
        (Case.State == CaseState.SentToMember ? this : SentToMember()).ByShop(
            new Respond("Ons antwoord", "Onze verdediging")
        );

    public AStory Deliberated() =>
        Examined()
            .ByConsumer(new Comment(NothingToAdd: true))
            .BySecretary(new DeclareComplete())
            .BySecretary(new CloseFile());

    public AStory Pronounced(params IReadOnlyList<Domain.Decisions.ProposedSanction> sanctions) =>
        Deliberated()
            .BySecretary(
                new Decide(
                    Domain.Decisions.Outcome.Founded,
                    Reasons: "Redenen",
                    Norms: [Rulebook.Norms[0].Id],
                    RefrainFrom: sanctions.Count > 0 ? "Leveren zonder het te zeggen" : null,
                    Sanctions: sanctions
                )
            )
            .Do(Committee, new ConfirmDecision());

    public AStory Notified(params IReadOnlyList<Domain.Decisions.ProposedSanction> sanctions) =>
        Pronounced(sanctions).BySecretary(new Notify(Today, "RP 1"));

    public AStory Final(params IReadOnlyList<Domain.Decisions.ProposedSanction> sanctions) =>
        Notified(sanctions).Lapsing(TermKind.Appeal).Lapsing(TermKind.Appeal);

    public DateOnly Today => Rulebook.Working.Day(Now);

    /// <summary>The consumer's own appeal, with its yes to the arbitration (FP-6).</summary>
    public AStory Appealed(string grounds = "Ik ga niet akkoord") =>
        ByConsumer(new LodgeAppeal(grounds, Language: "nl", AcceptsArbitration: true));

    /// <summary>The same on paper, which says nothing of the arbitration.</summary>
    public AStory AppealedOnPaper() => BySecretary(new LodgeAppeal("Ik ga niet akkoord"), Party.Complainant);

    /// <summary>A document of the body's own; gives its id.</summary>
    public string Proof()
    {
        ByAppeals(
            new AddDocument($"proof-{++_documents}", "bewijs.pdf", "application/pdf", 10, "00", Audience.Internal)
        );
        return $"proof-{_documents}";
    }

    public AStory BySecretary(Command command, Party? onBehalfOf = null, DateOnly? arrived = null) =>
        Do(Secretary, command, onBehalfOf, arrived);

    public AStory ByAppeals(Command command) => Do(Appeals, command);

    public AStory ByCommittee(Command command) => Do(Committee, command);

    public string FineId => Case.Decision!.Sanctions.First(s => s.Kind == Domain.Decisions.SanctionKind.Fine).Id;

    public AStory Step(Domain.Decisions.SanctionStep step, Money? amount = null) =>
        ByAppeals(new RecordSanctionStep(FineId, step, Today, amount));

    public AStory ByClock(Command command) => Do(Actor.Clock, command);

    public AStory ByConsumer(Command command) =>
        Do(new Actor(Role.Complainant, CaseView.ComplainantId(Case.Number), "Ada Peeters"), command);

    public AStory ByShop(Command command) =>
        Do(
            Case.Respondent.MemberId is { } id
                ? new Actor(Role.Respondent, "user", "Shop user") { MemberId = id }
                : new Actor(Role.Respondent, CaseView.RespondentId(Case.Number), "Shop"),
            command
        );

    public AStory Upload(Party by)
    {
        var document = new AddDocument(
            $"doc-{++_documents}",
            $"bewijs {_documents}.pdf",
            "application/pdf",
            10,
            "00",
            Audience.Parties
        );
        return by == Party.Complainant ? ByConsumer(document) : ByShop(document);
    }

    /// <summary>What both agreed on paper (FP-5).</summary>
    public AStory Settled(string terms, params IReadOnlyList<ProposedClause> agreed)
    {
        Upload(Party.Complainant);
        return BySecretary(new Settle(terms, agreed.Count == 0 ? null : agreed, Document: $"doc-{_documents}"));
    }

    public AStory Later(int days)
    {
        Now = Now.AddDays(days);
        return this;
    }

    /// <summary>The last day of the running term of this kind goes by.</summary>
    public AStory Lapsing(TermKind kind)
    {
        var term =
            Case.Terms.Where(t => t.State == TermState.Running && t.Kind == kind).MinBy(t => t.Due)
            ?? throw new InvalidOperationException($"No {kind} runs.");
        Now = term.LapsesAt(Rulebook.Working) > Now ? term.LapsesAt(Rulebook.Working) : Now;
        return Do(Actor.Clock, new LapseTerm(term.Id));
    }

    public Letter? To(Addressee reader) => Letters.SingleOrDefault(l => l.To == reader);

    public AStory Do(Actor by, Command command, Party? onBehalfOf = null, DateOnly? arrived = null)
    {
        var refusal = Case.Do(
            command,
            new ActContext(
                new Act(by, Now, onBehalfOf, arrived),
                Rulebook,
                new ExternalFacts { NoticeReference = "N-1", Sitting = Sitting }
            )
        );
        Assert.True(
            refusal is null,
            $"{command.Name} in {Case.State}: {refusal?.Rule} {refusal?.Reason} {string.Join(';', refusal?.Fields ?? [])} {string.Join(';', refusal?.Obstacles ?? [])}"
        );
        Post();
        return this;
    }

    private void Post()
    {
        Letters = Correspondence.For(Case, Rulebook, Case.NewFacts, Now);
        All.AddRange(Letters);
    }
}
