using Redress.Domain.Terms;

namespace Redress.Web.Letters.Editing;

/// <summary>Which field is of which sort, and the words of the invented case.</summary>
internal sealed partial class SampleValues
{
    private const string Complainant = "Nora Peeters";
    private const string Member = "Lena Maes";
    private const string Email = "nora@peeters.example";
    private const string Portal = "https://redress.example";

    private static readonly HashSet<string> Flags = new(
        (
            ToComplainant
            + " "
            + ToRespondent
            + " "
            + Former
            + " member consumer idle remitted replaced annulled excluding labelLost carriedOut ownAppeal "
            + "insolvency mediationOnly contactFirst later all late mayReopen committee referral stillOpen kept answered mine other timeOver ask complied "
            + "messages hearing nothing activation may choiceRuns own court mandate mediated ends asked video noVideo sooner postpone changed withdrawn "
            + "unheard stepsBack left told again admitted apart electronic nonCooperation appealInTime appealStands mayAppeal arbitration received earlier "
            + "refused returned undeliverable moved expired suspension formerMember demanded reminded inDefault collection settled writtenOff misled accepted "
            + "byDefault blocked counted taken suspends stands waits done withheld demand default collect record afterAll onCondition daily more set removed "
            + "recovery reset law party byCode firstLetter ownTerm guessed significant mayEnd"
        ).Split(' '),
        StringComparer.Ordinal
    );

    private static readonly List<string> Days =
    [
        "until",
        "on",
        "counters",
        "anewUntil",
        "complete",
        "known",
        "over",
        "presumed",
        "posted",
        "appealDue",
        "appealAgain",
        "due",
        "booked",
        "since",
        "metOn",
        "confirmBy",
        "conditionUntil",
        "decideBy",
        "final",
        "labelLostOn",
        "day",
        "askedBy",
        "mayUntil",
        "mediatesUntil",
        "onceUntil",
        "announced",
        "inForce",
        "leaveBy",
    ];

    private static readonly Dictionary<string, decimal> Amounts = new(StringComparer.Ordinal)
    {
        ["amount"] = 2500,
        ["deposit"] = 150,
        ["excess"] = 250,
        ["remaining"] = 50,
        ["depositKept"] = 150,
        ["depositReturned"] = 150,
        ["paidAhead"] = 150,
        ["fine"] = 2500,
        ["fineAsked"] = 1000,
    };

    private static readonly Dictionary<string, (TermKind Kind, TermStart Start)> TermsByField = new(
        StringComparer.Ordinal
    )
    {
        ["comment"] = (TermKind.Comment, TermStart.DefenceServed),
        ["objection"] = (TermKind.Objection, TermStart.CommitteeTold),
        ["stop"] = (TermKind.Stop, TermStart.BecameFinal),
        ["choice"] = (TermKind.Choice, TermStart.ArbitrationAsked),
        ["permission"] = (TermKind.Permission, TermStart.AwardRecorded),
        ["refusal"] = (TermKind.Refusal, TermStart.GroundKnown),
        ["payment"] = (TermKind.Payment, TermStart.Demanded),
        ["fineAskedBy"] = (TermKind.Payment, TermStart.Demanded),
        ["answer"] = (TermKind.Compliance, TermStart.ComplianceDenied),
    };

    // What a letter calls its term, by the letter.
    private static readonly Dictionary<string, (TermKind Kind, TermStart Start)> TermsByLetter = new(
        StringComparer.Ordinal
    )
    {
        ["information-requested"] = (TermKind.Supply, TermStart.InformationAsked),
        ["supply-reminder"] = (TermKind.Supply, TermStart.Reminded),
        ["proposal-made"] = (TermKind.Reflection, TermStart.ProposalMade),
        ["mediation-over"] = (TermKind.GoOn, TermStart.MediationDeclined),
        ["mediation-over-office"] = (TermKind.GoOn, TermStart.MediationDeclined),
        ["mediation-extended"] = (TermKind.Mediation, TermStart.MediationStarted),
        ["advice-recorded"] = (TermKind.Compliance, TermStart.AdviceGiven),
        ["file-sent"] = (TermKind.Response, TermStart.SentToMember),
        ["file-sent-told"] = (TermKind.Response, TermStart.SentToMember),
        ["response-delivered"] = (TermKind.Response, TermStart.SentToMember),
        ["term-extended"] = (TermKind.Response, TermStart.SentToMember),
        ["term-reminder"] = (TermKind.Response, TermStart.SentToMember),
        ["extension-requested"] = (TermKind.Response, TermStart.SentToMember),
        ["party-lost"] = (TermKind.Successor, TermStart.PartyLost),
        ["substitute-awaited"] = (TermKind.Substitute, TermStart.NobodySits),
        ["file-complete"] = (TermKind.Outcome, TermStart.DeclaredComplete),
        ["file-closed"] = (TermKind.Outcome, TermStart.DeclaredComplete),
        ["decision-pronounced"] = (TermKind.Notification, TermStart.Pronounced),
        ["decision"] = (TermKind.Appeal, TermStart.ReceiptPresumed),
        ["receipt-recorded"] = (TermKind.Appeal, TermStart.ReceiptProven),
        ["fine"] = (TermKind.Payment, TermStart.Demanded),
        ["fine-to-return"] = (TermKind.Refund, TermStart.MoneyToReturn),
        ["condition-established"] = (TermKind.Notification, TermStart.ConditionEstablished),
        ["condition-met"] = (TermKind.Appeal, TermStart.ReceiptPresumed),
        ["appeal-lodged"] = (TermKind.Deposit, TermStart.AppealLodged),
        ["payment-ahead"] = (TermKind.Appeal, TermStart.ReceiptPresumed),
        ["choice-missing"] = (TermKind.LateAppeal, TermStart.ChoiceStayedOut),
        ["bringing-warning"] = (TermKind.Bringing, TermStart.AppealAdmitted),
        ["bringing-lapsed"] = (TermKind.Bringing, TermStart.AppealAdmitted),
        ["notice-draft"] = (TermKind.Notice, TermStart.NoticeProposed),
    };

    private static readonly Dictionary<string, string> Keys = new(StringComparer.Ordinal)
    {
        ["outcome"] = "outcome.founded",
        ["lifted"] = "lifted.appeal",
        ["ended"] = "ended.withdrawn",
        ["kind"] = "sanctionKind.fine",
        ["by"] = "party.respondent",
        ["forum"] = "forum.court",
        ["result"] = "forumOutcome.upheld",
        ["withoutObject"] = "sanctionKind.suspension",
        ["because"] = "closeReason.done",
        ["act"] = "act.comment",
        ["language"] = "language.fr",
        ["what"] = "duty.outcome",
        ["why"] = "why.firstStep",
        ["ground"] = "refusalGround.tooLate",
    };

    private string Number => $"{_rulebook.NumberPrefix}-2026-000042";

    private object? WordsOf(string field) =>
        field switch
        {
            "number" => _name == "mail-journal-root" ? "17" : Number,
            "today" => Today,
            "scheme" => Named(_rulebook.Name),
            "name" or "complainant" => Complainant,
            "shop" => ShopIn(_language),
            "against" => _rulebook.Appeal is { } law ? Named(law.Against) : Named(_rulebook.Name),
            "newOnes" => Member,
            "body" => In("de externe commissie", "la commission externe", "the external committee"),
            "reference" => "R-2026-118",
            "otherCase" => $"{_rulebook.NumberPrefix}-2025-000107",
            "days" => new Period(0, 0, 7),
            "moves" => 2,
            "at" => Moment(21),
            "was" => Moment(14),
            "place" => In(
                "Zaal 2, Voorbeeldstraat 1, Brussel",
                "Salle 2, rue de l’Exemple 1, Bruxelles",
                "Room 2, Example Street 1, Brussels"
            ),
            "videoLink" => "https://video.example/zaal2",
            "email" => Email,
            "iban" => "BE68 5390 0754 7034",
            "accountHolder" => In("Secretariaat", "Secrétariat", "Secretariat"),
            "fineReference" or "appealReference" or "depositReference" => "+++090/9337/55493+++",
            "notice" => $"{_rulebook.NumberPrefix}-N-2026-0003",
            "noticeLink" => $"{Portal}/decisions/{_rulebook.NumberPrefix}-N-2026-0003",
            "link" => $"{Portal}/cases/{Number}",
            "leaveLink" => $"{Portal}/organisation/labels/winkelrijk",
            "confirmLink" => $"{Portal}/confirm-address?code=ABCDEFGHJK",
            "portal" => Portal,
            "settings" => $"{Portal}/account",
            "root" => "8f14e45fceea167a5a36dedd4bea2543c9f0f895fb98ab9159f51fd0297e236d",
            "cases" => "12",
            "version" => "2026-02",
            "device" => In("Firefox op Linux", "Firefox sous Linux", "Firefox on Linux"),
            AccessCodePlace.Name => AccessCodePlace.Instance,
            _ => Typed(field),
        };

    // What somebody typed in the invented case.
    private string? Typed(string field) =>
        field switch
        {
            "facts" => In("Het pakje kwam nooit aan.", "Le colis n’est jamais arrivé.", "The parcel never arrived."),
            "claim" => In("Ik wil mijn geld terug.", "Je veux être remboursée.", "I want my money back."),
            "text" => In(
                "Wij betalen de helft van de prijs terug.",
                "Nous remboursons la moitié du prix.",
                "We refund half of the price."
            ),
            "terms" => In(
                "De webshop betaalt € 89,95 terug.",
                "La boutique rembourse 89,95 €.",
                "The webshop refunds €89.95."
            ),
            "advice" => In("De webshop betaalt terug.", "La boutique rembourse.", "The webshop refunds."),
            "reason" or "reasons" or "endedReasons" => In(
                "De stukken tonen dat aan.",
                "Les pièces le démontrent.",
                "The documents show it."
            ),
            "refrain" or "before" => _name is "respondent-replaced" or "party-succeeded"
                ? In("Webshop Vroeger", "Boutique d’Avant", "Former Webshop")
                : In(
                    "Beloven dat er binnen 24 uur geleverd wordt",
                    "Promettre une livraison en 24 heures",
                    "Promise delivery within 24 hours"
                ),
            "order" or "otherOrder" => In(
                "De webshop publiceert het arrest.",
                "La boutique publie l’arrêt.",
                "The webshop publishes the judgment."
            ),
            "condition" or "conditionFell" => In(
                "De klant is terugbetaald",
                "Le client est remboursé",
                "The customer has been refunded"
            ),
            "document" => In("Bewijs van betaling", "Preuve de paiement", "Proof of payment"),
            _ => null,
        };
}
