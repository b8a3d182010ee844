using Redress.Domain;
using Redress.Domain.Appeals;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.PartyDuties;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Procedure;
using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.Formatting;
using Redress.Web.Cases.Queries;
using Redress.Web.Shell.Contact;
using Redress.Web.Storage;

namespace Redress.Web.Cases.Api;

internal sealed partial class CaseMapping(
    CaseQueries queries,
    JournalQueries journal,
    CaseService cases,
    RefusalTexts texts,
    SchemeContacts contacts,
    DutyFormatter duties,
    TimeProvider time
)
{
    public async Task<CaseJsonShape> Shape(
        Case c,
        Actor actor,
        bool withMessages,
        CancellationToken cancel,
        AppDb? within = null
    )
    {
        var shape = (await ShapeOf(c, actor, withMessages, cancel, within)) with
        {
            Conversation = Conversation(c, actor),
        };
        // Of a case that is hidden from the reader not even its number is shown (FP-12).
        return actor.IsParty
            ? shape
            : shape with
            {
                JoinedWith = await queries.VisibleAmong(c.JoinedWith, actor, cancel, within),
            };
    }

    private async Task<CaseJsonShape> ShapeOf(
        Case c,
        Actor actor,
        bool withMessages,
        CancellationToken cancel,
        AppDb? within
    )
    {
        var rulebook = cases.RulebookOf(c);
        var now = time.GetUtcNow();
        var (permitted, blocked) = CaseMachine.ActionsFor(c, actor, now, rulebook);
        var staff = !actor.IsParty;
        var own = actor.Role == Role.Complainant;
        var shape = new CaseJsonShape
        {
            Number = c.Number,
            Scheme = c.Scheme,
            RulebookVersion = c.RulebookVersion,
            Kind = c.Kind,
            State = c.State,
            Version = c.Version,
            Language = c.Language,
            FiledAt = c.FiledAt,
            Complainant = staff || own ? c.Complainant : new { c.Complainant.Kind, c.Complainant.Name },
            Representative = staff || own || c.Representative is null ? c.Representative : NameOf(c.Representative),
            Respondent = staff || actor.Party == Party.Respondent ? c.Respondent : WithoutContact(c.Respondent),
            Contact = contacts.Of(c.Scheme)[0],
            AddressesToConfirm = AddressesToConfirm(c, actor),
            Undelivered = Undelivered(c, actor),
            Complaint = Complaint(c),
            Documents = [.. CaseView.Documents(c, actor).Select(d => Shape(c, d))],
            Items = [.. CaseView.Items(c, actor)],
            Terms = [.. CaseView.Terms(c, actor).Select(Shape)],
            Service = [.. CaseView.Services(c, actor)],
            Proposals = CaseView.Proposals(c, actor),
            Settlement = CaseView.Settlement(c, actor),
            Response = Response(c),
            Comments = [.. CaseView.Comments(c, actor)],
            LateSubmissions = [.. CaseView.LateSubmissions(c, actor)],
            MattersPut = [.. CaseView.MattersPut(c, actor)],
            Hearings = c.Hearings,
            HearingDates = CaseView.HearingDates(c, actor),
            HearingAgreements = [.. CaseView.HearingAgreements(c, actor)],
            HearingQuestions = [.. CaseView.HearingQuestions(c, actor)],
            CompleteOn = c.CompleteOn,
            Actions = [.. permitted.Select(p => Shape(p, c, actor))],
            Blocked = [.. blocked.Select(b => Shape(b, c))],
            Decision = CaseView.Decision(c, actor) is { } d ? Shape(d, c, actor) : null,
            EarlierDecisions = Earlier(c, actor),
            Remittal = RemittalFor(c, actor),
            Appeals = [.. CaseView.Appeals(c, actor).Select(a => Shape(a, actor))],
            PaidAhead = Ahead(c, actor),
            Notice = Notice(c, actor),
            FinalOn = c.FinalOn,
            Refusal = c.Refused,
            Referral = c.Referral,
            Follows = c.Follows,
            ClosedBecause = c.ClosedBecause is { } because ? WireNames.Camel(because.ToString()) : null,
            EndedOn = c.EndedOn,
            Committee = Committee(c),
            Challenges = Challenges(c, actor),
            Messages = withMessages ? await queries.Messages(c, actor, cancel, within) : null,
            Journal = await journal.Lines(c, actor, cancel, within),
        };
        return staff
            ? await WithWhatIsOfTheBody(shape, c, actor, within, cancel)
            : WithWhatWaits(shape, c, actor.Party!.Value, now, rulebook);
    }

    private CaseJsonShape WithWhatWaits(CaseJsonShape shape, Case c, Party me, DateTimeOffset now, Rulebook rulebook) =>
        shape with
        {
            Duties = [.. DutyList.Of(c, me, now, rulebook.Working).Select(d => Shape(d, rulebook))],
            Protected = [.. DutyList.ProtectedTimes(c, me).Select(t => new ProtectedJson(t.Key, t.Until, t.Subject))],
        };

    private static PaidAheadJson[]? Ahead(Case c, Actor actor) =>
        CaseView.PaidAhead(c, actor).ToList() is { Count: > 0 } ahead
            ? [.. ahead.Select(p => new PaidAheadJson(p.Party, p.Bookings, p.Repayments))]
            : null;

    private DutyJson Shape(PartyDuty duty, Rulebook rulebook)
    {
        var account = duty.Reference is null ? null : duties.Account(rulebook);
        return new DutyJson(
            duty.Key,
            DutyFormatter.Title(duty),
            duty.Due,
            duty.Over,
            duty.MayBeLeft,
            duty.Action,
            duty.Subject,
            duty.Details
        )
        {
            Amount = duty.Amount,
            Account = account?.Iban,
            Payee = account?.Holder,
            Reference = duty.Reference,
            At = duty.At,
            Place = duty.Place,
            VideoLink = duty.VideoLink,
        };
    }

    // BC-16: no party reads of these.
    private async Task<CaseJsonShape> WithWhatIsOfTheBody(
        CaseJsonShape shape,
        Case c,
        Actor actor,
        AppDb? within,
        CancellationToken cancel
    )
    {
        var norm = c.ContactNormOf(cases.RulebookOf(c));
        return shape with
        {
            NonCooperation = c.NonCooperation,
            AssignedTo = c.AssignedTo?.Name,
            Duplicates = await queries.Duplicates(c.Number, actor, cancel, within),
            Hold = c.Hold is { } hold ? Shape(hold) : null,
            ProposedHold = c.ProposedHold is { } proposed ? Shape(proposed) : null,
            Recusals = c.Recusals,
            // Of a colleague: what it declared is between it and the secretariat.
            Interests = actor.Role == Role.Secretary ? c.NotedInterests : null,
            Clearance = c.Clearance,
            FormerRespondents =
                actor.Role == Role.Secretary ? [.. CaseView.FormerRespondents(c, actor).Select(Shape)] : null,
            Notes = CaseView.Notes(c, actor),
            ContactNorm = norm,
            ContactNormMet = norm switch
            {
                ContactNorm.Met => true,
                ContactNorm.NotMet => false,
                _ => null,
            },
        };
    }

    /// <summary>By number and reason alone, which is all that an administrator reads of a case (FP-18).</summary>
    public static object ForAdministrator(Case c) =>
        new
        {
            c.Number,
            c.State,
            Hold = c.Hold is { } hold ? Shape(hold) : null,
            ProposedHold = c.ProposedHold is { } proposed ? Shape(proposed) : null,
        };

    private static FormerRespondentJson Shape(FormerRespondent former) =>
        new(
            former.Latest.MemberId,
            former.Latest.Name,
            former.Latest.Website,
            former.Latest.Email,
            former.Until,
            former.Reason,
            former.By.Name,
            former.Proposals,
            former.Documents
        );

    private static HoldJson Shape(ErasureHold hold) =>
        new(hold.Reason, hold.Until, hold.ProposedBy.Name, hold.ConfirmedBy?.Name);

    private static CommitteeMemberJson[] Committee(Case c) =>
        [.. c.StillSitting.Select(m => new CommitteeMemberJson(m.Id, m.Name))];

    private static ChallengeJson[] Challenges(Case c, Actor actor) =>
        [
            .. CaseView
                .Challenges(c, actor)
                .Select(x => new ChallengeJson(
                    x.Id,
                    x.By,
                    x.MemberId,
                    x.Name,
                    x.Reason,
                    x.On,
                    x.Late,
                    x.StepsBack,
                    x.Reasons,
                    x.MootOn
                )),
        ];

    private static List<DecisionJson>? Earlier(Case c, Actor actor) =>
        CaseView.EarlierDecisions(c, actor).Select(e => Shape(e, c, actor)).ToList() is { Count: > 0 } earlier
            ? earlier
            : null;

    // Who is not to decide again is the body's own matter.
    private static Remittal? RemittalFor(Case c, Actor actor) =>
        CaseView.Decision(c, actor) is null ? null
        : actor.IsParty && c.Remittal is { } remittal ? remittal with { NotAgain = [] }
        : c.Remittal;

    private static object NameOf(Representative representative) => new { representative.Name };

    // FP-21: to a party its own.
    private static List<AddressToConfirm> AddressesToConfirm(Case c, Actor by) =>
        [
            .. c
                .UnconfirmedAddresses.Where(a => !by.IsParty || Case.PartyOf(a.Holder) == by.Party)
                .Select(a => new AddressToConfirm(a.Holder, a.Email, c.NewAddressOf(a.Holder)?.Id == a.Id)),
        ];

    private static List<UndeliveredJson>? Undelivered(Case c, Actor by) =>
        by.Role == Role.Secretary && c.Undelivered.Where(u => u.Open).ToList() is { Count: > 0 } open
            ? open.ConvertAll(u => new UndeliveredJson(
                u.Id,
                u.Letter,
                u.Party,
                u.Email,
                u.Reason,
                u.GivenUpOn,
                u.OpenedOn
            ))
            : null;

    private static object WithoutContact(Respondent respondent) =>
        new
        {
            respondent.MemberId,
            respondent.Name,
            respondent.Website,
        };

    private static object Complaint(Case c) =>
        new
        {
            c.Facts,
            c.Claim,
            c.Norms,
            c.Purchase,
            c.Messages,
            MessagesKept = c.IsUnsolicitedAdvertising ? c.MessagesKept : (bool?)null,
            ContactedShopOn = c.Contact.ContactedOn,
            c.Contact.ProposalTermToldOn,
            c.Contact.ProposalPromisedBy,
            c.RestsOnInsolvency,
        };

    // Null until the respondent was asked for one.
    private static object? Response(Case c) =>
        c.Response.Empty
        && c.MissingDeliveries.Count > 0
        && c.RunningTerm(TermKind.Response) is null
        && c.State is CaseState.Registered or CaseState.Incomplete or CaseState.Mediation
            ? null
            : new
            {
                c.Response.Answer,
                c.Response.AnswerOn,
                c.Response.Defence,
                c.Response.DefenceOn,
                c.Response.Messages,
                c.Response.NoMessages,
                c.Response.MessagesOn,
                c.Response.Late,
                Missing = c.MissingDeliveries,
            };

    private static NoticeJson? Notice(Case c, Actor actor) =>
        CaseView.Notice(c, actor) is { } n
            ? new NoticeJson(
                n.State,
                n.Text,
                n.Reference,
                n.PublishedOn,
                n.RejectionReason,
                n.Answers,
                n.Proposed is { } p ? new NoticeChangeJson(p.Change, p.Text, p.Reason, p.ProposedBy.Name) : null
            )
            : null;

    /// <summary>The hash is of what is kept; <c>removed</c> says what was taken out of it before.</summary>
    public static CaseDocumentJson Shape(Case c, CaseDocument d) =>
        new(
            d.Id,
            d.Name,
            d.MediaType,
            d.Size,
            d.Sha256,
            d.For,
            d.By,
            d.AddedAt,
            d.Late,
            d.Removed.Count > 0 ? d.Removed : null,
            c.ExhibitOf(d.Id)
        );

    private ActionJsonShape Shape(PermittedAction p, Case c, Actor actor) =>
        new(Command.NameOf(p.Command), FieldOptions.Of(p.Command, c, cases.RulebookOf(c), actor, p.OnPaper));

    private BlockedJson Shape(BlockedAction b, Case c) =>
        new(
            Command.NameOf(b.Command),
            b.Refusal.Rule,
            texts.Reason(b.Refusal),
            [
                .. b.Refusal.Obstacles.Select(m => new MissingJson(
                    m.What.Key(),
                    m.Party,
                    m.Document,
                    m.Until,
                    texts.Missing(m, c)
                )),
            ]
        );

    private static TermJson Shape(Term t) =>
        new(
            t.Id,
            t.Kind,
            t.Party,
            t.Opened,
            t.Due,
            t.State,
            t.Subject,
            new DerivationJson(
                t.Derivation.Event,
                t.Derivation.On,
                t.Derivation.Rule,
                t.Derivation.Rulebook,
                t.Derivation.Skipped,
                t.Derivation.Extensions,
                t.Derivation.Stops
            )
        );

    private static ReplacementJson Shape(Replacement before, Case c, Actor reader) =>
        new(
            before.Appeal,
            before.Outcome,
            [.. before.Sanctions.Select(s => Shape(s, c, reader))],
            before.On,
            before.ByCourt,
            before.Ground,
            before.NonCooperation,
            before.Reasons,
            before.Norms,
            before.RefrainFrom
        );

    private static DecisionJson Shape(Decision d, Case c, Actor reader) =>
        new(
            d.Id,
            d.State,
            d.Outcome,
            d.Ground,
            d.NonCooperation,
            d.Reasons,
            d.Norms,
            d.RefrainFrom,
            [.. d.Sanctions.Select(s => Shape(s, c, reader))],
            d.Activates,
            d.PronouncedOn,
            reader.Party is null ? d.ProposedBy.Name : null,
            reader.Party is null ? d.ConfirmedBy?.Name : null,
            [.. d.Replaced.Select(before => Shape(before, c, reader))]
        )
        {
            LateSetAside = d.LateSetAside,
            GroundKnownOn = d.GroundKnownOn,
            Versions =
                d.Versions.Count > 0
                    ? [.. d.Versions.Select(v => new DecisionVersionJson(v.Reasons, v.RefrainFrom, v.On, v.Reason))]
                    : null,
            SetAsideOn = d.SetAsideOn,
            Misled = d.Misled.Count > 0 ? d.Misled : null,
            Correction =
                reader.Party is null && d.Correction is { } correction
                    ? new CorrectionJson(
                        correction.Reasons,
                        correction.RefrainFrom,
                        correction.Reason,
                        correction.ProposedBy.Name
                    )
                    : null,
        };

    private static AppealJson Shape(Appeal a, Actor reader) =>
        new(
            a.Id,
            a.Party,
            a.State,
            a.Proceedings.Count == 1 ? WireNames.Camel(a.Proceedings[0].Forum.ToString()) : "both",
            a.Proceedings,
            a.Grounds,
            a.Contested,
            a.LodgedOn,
            a.Late,
            a.SuspendsDecision,
            a.Choice,
            new DepositJson(
                a.Deposit.Required,
                a.Deposit.State,
                a.Deposit.Due,
                a.Deposit.Reference,
                a.Deposit.Received,
                a.Deposit.ToReturn,
                a.Deposit.Kept,
                a.Deposit.PaidBack,
                a.Deposit.RefundedOn,
                // By which of its payments a party's bank names it is between it and the body.
                reader.Party
                    is { } party
                && party != a.Party
                    ? [.. a.Deposit.Bookings.Select(b => b with { BankReference = null })]
                    : a.Deposit.Bookings
            ),
            a.EndedOn,
            a.EndedBecause
        )
        {
            AgainstEarlier = a.AgainstEarlier,
            Orders =
                a.Orders.Count == 0
                    ? null
                    :
                    [
                        .. a.Orders.Select(order => new ForumOrderJson(
                            order.Id,
                            order.Forum,
                            order.Text,
                            order.On,
                            order.Due,
                            order.Done is { } done ? WireNames.Camel(done.Step.ToString()) : null,
                            order.Done?.On
                        )),
                    ],
        };
}
