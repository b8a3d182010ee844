using Redress.Domain;
using Redress.Domain.Appeals;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Notices;
using Redress.Domain.Procedure;
using Redress.Domain.Terms;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.Formatting;
using Redress.Web.Cases.Queries;
using Redress.Web.Storage;

namespace Redress.Web.Cases.Api;

internal sealed record CaseDocumentJson(
    string Id,
    string Name,
    string MediaType,
    long Size,
    string Sha256,
    Audience For,
    Party? By,
    DateTimeOffset AddedAt,
    bool Late,
    IReadOnlyList<string>? Removed,
    string Exhibit
);

internal sealed record TermJson(
    string Id,
    TermKind Kind,
    Party? Party,
    DateOnly Opened,
    DateOnly Due,
    TermState State,
    string? Subject,
    DerivationJson Derivation
);

internal sealed record DerivationJson(
    TermStart Event,
    DateOnly On,
    string Rule,
    string Rulebook,
    IReadOnlyList<SkippedDay> Skipped,
    IReadOnlyList<Extension> Extensions,
    IReadOnlyList<Stop> Stops
);

internal sealed record ActionJsonShape(string Name, IReadOnlyList<ActionField> Fields);

internal sealed record BlockedJson(string Name, string Rule, string Reason, IReadOnlyList<MissingJson> Missing);

internal sealed record MissingJson(string What, Party? Party, string? Document, DateOnly? Until, string Text);

internal sealed record DecisionJson(
    string Id,
    DecisionState State,
    Outcome Outcome,
    RefusalGround? Ground,
    bool NonCooperation,
    string Reasons,
    IReadOnlyList<string> Norms,
    string? RefrainFrom,
    IReadOnlyList<Sanction> Sanctions,
    IReadOnlyList<DeferralActivation> Activates,
    DateOnly? PronouncedOn,
    string? ProposedBy,
    string? ConfirmedBy,
    IReadOnlyList<Replacement> Replaced
)
{
    /// <summary>The earlier texts of a decision that was corrected, oldest first; left out when there are none.</summary>
    public IReadOnlyList<DecisionVersionJson>? Versions { get; init; }

    /// <summary>A correction that waits for a second person; for the staff.</summary>
    public CorrectionJson? Correction { get; init; }
}

internal sealed record DecisionVersionJson(string Reasons, string? RefrainFrom, DateOnly On, string Reason);

internal sealed record CorrectionJson(string Reasons, string? RefrainFrom, string Reason, string ProposedBy);

internal sealed record AppealJson(
    string Id,
    Party Party,
    AppealState State,
    string Forum,
    IReadOnlyList<Proceeding> Proceedings,
    string Grounds,
    IReadOnlyList<string> Contested,
    DateOnly LodgedOn,
    bool Late,
    ArbitrationChoice? Choice,
    DepositJson Deposit,
    DateOnly? EndedOn,
    string? EndedBecause
);

internal sealed record DepositJson(
    Money Amount,
    DepositState State,
    DateOnly Due,
    string Reference,
    Money Received,
    Money ToReturn,
    DateOnly? RefundedOn,
    IReadOnlyList<Booking> Bookings
);

internal sealed record NoticeJson(
    NoticeState State,
    string Text,
    string? Reference,
    DateOnly? PublishedOn,
    string? RejectionReason
);

/// <summary>A case as the API tells it, cut to what the caller may see.</summary>
internal sealed record CaseJsonShape
{
    public required string Number { get; init; }
    public required string Scheme { get; init; }
    public required string RulebookVersion { get; init; }
    public required CaseKind Kind { get; init; }
    public required CaseState State { get; init; }
    public required int Version { get; init; }
    public required string Language { get; init; }
    public required DateTimeOffset FiledAt { get; init; }
    public required object Complainant { get; init; }
    public object? Representative { get; init; }
    public required object Respondent { get; init; }
    public required object Complaint { get; init; }
    public required IReadOnlyList<CaseDocumentJson> Documents { get; init; }
    public required IReadOnlyList<AskedItem> Items { get; init; }
    public required IReadOnlyList<TermJson> Terms { get; init; }
    public required IReadOnlyList<Service> Service { get; init; }
    public required IReadOnlyList<Proposal> Proposals { get; init; }
    public Settlement? Settlement { get; init; }
    public object? Response { get; init; }
    public required IReadOnlyList<CaseComment> Comments { get; init; }
    public required IReadOnlyList<CaseHearing> Hearings { get; init; }
    public HearingDates? HearingDates { get; init; }

    public required IReadOnlyList<HearingQuestion> HearingQuestions { get; init; }
    public DateOnly? CompleteOn { get; init; }
    public string? NonCooperation { get; init; }
    public required IReadOnlyList<ActionJsonShape> Actions { get; init; }
    public required IReadOnlyList<BlockedJson> Blocked { get; init; }
    public DecisionJson? Decision { get; init; }
    public required IReadOnlyList<AppealJson> Appeals { get; init; }
    public DateOnly? FinalOn { get; init; }
    public NoticeJson? Notice { get; init; }
    public object? Refusal { get; init; }
    public Referral? Referral { get; init; }
    public string? ClosedBecause { get; init; }
    public DateOnly? EndedOn { get; init; }
    public string? AssignedTo { get; init; }
    public IReadOnlyList<string>? JoinedWith { get; init; }
    public IReadOnlyList<Recusal>? Recusals { get; init; }
    public IReadOnlyList<InternalNote>? Notes { get; init; }
    public bool? ContactNormMet { get; init; }
    public IReadOnlyList<CaseMessage>? Messages { get; init; }
    public required IReadOnlyList<JournalLine> Journal { get; init; }
}

internal sealed class CaseMapping(CaseQueries queries, CaseService cases, RefusalTexts texts, TimeProvider time)
{
    public async Task<CaseJsonShape> Shape(
        Case c,
        Actor actor,
        bool withMessages,
        CancellationToken cancel,
        AppDb? within = null
    )
    {
        var rulebook = cases.RulebookOf(c);
        var now = time.GetUtcNow();
        var (permitted, blocked) = CaseProcedure.ActionsFor(c, actor, now, rulebook);
        var staff = !actor.IsParty;
        var own = actor.Role == Role.Complainant;
        var refusalSeen = c.Refused;
        return new CaseJsonShape
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
            Representative =
                c.Representative is null ? null
                : staff || own ? c.Representative
                : new { c.Representative.Name },
            Respondent = staff
                ? c.Respondent
                : new
                {
                    c.Respondent.MemberId,
                    c.Respondent.Name,
                    c.Respondent.Website,
                },
            Complaint = new
            {
                c.Facts,
                c.Claim,
                c.Norms,
                c.Purchase,
                c.Messages,
                ContactedShopOn = c.Contact.ContactedOn,
                c.Contact.ProposalTermToldOn,
                c.Contact.ProposalPromisedBy,
                c.RestsOnInsolvency,
            },
            Documents = [.. CaseView.Documents(c, actor).Select(d => Shape(c, d))],
            Items = [.. CaseView.Items(c, actor)],
            Terms = [.. CaseView.Terms(c, actor).Select(Shape)],
            Service = [.. CaseView.Services(c, actor)],
            Proposals = c.Proposals,
            Settlement = c.Settlement,
            Response =
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
                        c.Response.MessagesOn,
                        c.Response.Late,
                        Missing = c.MissingDeliveries,
                    },
            Comments = c.Comments,
            Hearings = c.Hearings,
            HearingDates = CaseView.HearingDates(c, actor),
            HearingQuestions = [.. CaseView.HearingQuestions(c, actor)],
            CompleteOn = c.CompleteOn,
            NonCooperation = staff ? c.NonCooperation : null,
            Actions =
            [
                .. permitted.Select(p => new ActionJsonShape(
                    Command.NameOf(p.Command),
                    FieldOptions.Of(p.Command, c, rulebook, actor, p.OnPaper)
                )),
            ],
            Blocked = [.. blocked.Select(b => Shape(b, c))],
            Decision = CaseView.Decision(c, actor) is { } d ? Shape(d, staff) : null,
            Appeals = [.. CaseView.Appeals(c, actor).Select(Shape)],
            FinalOn = c.FinalOn,
            Notice =
                staff && c.Notice is { } n
                    ? new NoticeJson(n.State, n.Text, n.Reference, n.PublishedOn, n.RejectionReason)
                    : null,
            Refusal = refusalSeen,
            Referral = c.Referral,
            ClosedBecause = c.ClosedBecause is { } because ? FieldOptions.Camel(because.ToString()) : null,
            EndedOn = c.EndedOn,
            AssignedTo = staff ? c.AssignedTo?.Name : null,
            JoinedWith = staff ? c.JoinedWith : null,
            Recusals = staff ? c.Recusals : null,
            Notes = staff ? CaseView.Notes(c, actor) : null,
            ContactNormMet = staff ? c.ContactNormMet(rulebook, rulebook.Working.Day(now)) : null,
            Messages = withMessages ? await queries.Messages(c.Number, actor, cancel, within) : null,
            Journal = await queries.Journal(c.Number, actor, cancel, within),
        };
    }

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

    private static DecisionJson Shape(Decision d, bool staff) =>
        new(
            d.Id,
            d.State,
            d.Outcome,
            d.Ground,
            d.NonCooperation,
            d.Reasons,
            d.Norms,
            d.RefrainFrom,
            d.Sanctions,
            d.Activates,
            d.PronouncedOn,
            staff ? d.ProposedBy.Name : null,
            staff ? d.ConfirmedBy?.Name : null,
            d.Replaced
        )
        {
            Versions =
                d.Versions.Count > 0
                    ? [.. d.Versions.Select(v => new DecisionVersionJson(v.Reasons, v.RefrainFrom, v.On, v.Reason))]
                    : null,
            Correction =
                staff && d.Correction is { } c
                    ? new CorrectionJson(c.Reasons, c.RefrainFrom, c.Reason, c.ProposedBy.Name)
                    : null,
        };

    private static AppealJson Shape(Appeal a) =>
        new(
            a.Id,
            a.Party,
            a.State,
            a.Proceedings.Count == 1 ? FieldOptions.Camel(a.Proceedings[0].Forum.ToString()) : "both",
            a.Proceedings,
            a.Grounds,
            a.Contested,
            a.LodgedOn,
            a.Late,
            a.Choice,
            new DepositJson(
                a.Deposit.Required,
                a.Deposit.State,
                a.Deposit.Due,
                a.Deposit.Reference,
                a.Deposit.Received,
                a.Deposit.ToReturn,
                a.Deposit.RefundedOn,
                a.Deposit.Bookings
            ),
            a.EndedOn,
            a.EndedBecause
        );
}
