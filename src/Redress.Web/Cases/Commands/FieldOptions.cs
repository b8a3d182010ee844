using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Redress.Domain;
using Redress.Domain.Appeals;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Procedure;
using Redress.Domain.Rulebooks;
using Redress.Domain.Terms;
using Redress.Web.Shell.Zones;

namespace Redress.Web.Cases.Commands;

/// <summary>One field of an action: what it takes, and where the case or the rulebook limits it, what may be chosen.</summary>
public sealed record ActionField(
    string Name,
    string Type,
    bool Required,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Options = null
)
{
    /// <summary>What of the case the options name (a proposal, a document…); for pages, which show them by more than their ids.</summary>
    [JsonIgnore]
    public string? Source { get; init; }

    /// <summary>Whether it is taken away when it is given empty.</summary>
    [JsonIgnore]
    public bool Clearable { get; init; }

    /// <summary>What the options read like, where neither the case nor the rulebook tells.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, string>? Names { get; init; }
}

internal static class FieldOptions
{
    public static IReadOnlyList<ActionField> Of(Type command, Case c, Rulebook rulebook, Actor actor, bool onPaper)
    {
        var fields = CommandCatalog
            .FieldsOf(command)
            .Select(field =>
            {
                var (type, required) = ActionJson.Describe(field);
                return new ActionField(
                    CommandCatalog.FieldPath(field.Name!),
                    type,
                    required,
                    Options(field, c, rulebook, actor, command)
                )
                {
                    Source = field.GetCustomAttribute<OneOfAttribute>()?.What,
                    Clearable = field.GetCustomAttribute<ClearableAttribute>() is not null,
                    Names = NamesOf(field.GetCustomAttribute<OneOfAttribute>()?.What, c),
                };
            })
            .ToList();
        if (command == typeof(Message))
        {
            // FP-20: a party says to whom it writes, the secretary to which party.
            var (needed, idle) = actor.IsParty ? ("to", "party") : ("party", "to");
            fields =
            [
                .. fields.Where(f => f.Name != idle).Select(f => f.Name == needed ? f with { Required = true } : f),
            ];
        }

        if (onPaper)
        {
            var parties = Parties.Both.Where(p =>
                CaseMachine.TransitionFor(
                    c,
                    command,
                    new ActContext(new Act(actor, default, p), rulebook, ExternalFacts.None)
                )
                    is not null
            );
            fields.Add(
                new ActionField("onBehalfOf", "choice", true, [.. parties.Select(p => WireNames.Camel(p.ToString()))])
            );
            fields.Add(new ActionField("arrived", "date", false));
            fields.Add(
                new ActionField("paper", "string", false, [.. CaseView.Documents(c, actor).Select(d => d.Id)])
                {
                    Source = "documents",
                }
            );
        }

        return fields;
    }

    private static IReadOnlyList<string>? Options(
        ParameterInfo field,
        Case c,
        Rulebook rulebook,
        Actor actor,
        Type command
    )
    {
        if (field.GetCustomAttribute<OneOfAttribute>() is { } source)
        {
            return Named(source.What, c, rulebook, actor, command);
        }

        var type = Nullable.GetUnderlyingType(field.ParameterType) ?? field.ParameterType;
        if (!type.IsEnum)
        {
            return null;
        }

        return type == typeof(RefusalGround) ? [.. rulebook.UsableGrounds.Select(g => WireNames.Camel(g.ToString()))]
            : type == typeof(Outcome) && c.State == CaseState.Registered ? ["inadmissible", "noJurisdiction"]
            : type == typeof(Forum)
                ?
                [
                    .. c
                        .Appeals.Where(a => command == typeof(Refer) || !a.Ended)
                        .SelectMany(a => a.Proceedings)
                        .Select(p => WireNames.Camel(p.Forum.ToString()))
                        .Distinct(),
                ]
            : type == typeof(MessageTo) && c.State != CaseState.Mediation
                ? [WireNames.Camel(nameof(MessageTo.Secretary))]
            : type == typeof(Party) && command == typeof(Message) && !c.RespondentInformed
                ? [WireNames.Camel(nameof(Party.Complainant))]
            : type == typeof(Party) && actor.Party is { } own ? [WireNames.Camel(own.ToString())]
            : type == typeof(Channel) && command == typeof(RecordConsent) ? ["qualifiedDelivery"]
            : type == typeof(Channel) && command == typeof(Notify) ? ["registeredPost", "qualifiedDelivery"]
            : type == typeof(SanctionStep)
                ?
                [
                    .. c
                        .AllSanctions.SelectMany(c.OpenSteps)
                        .Concat(c.OpenOrders.Any() ? ForumOrder.PossibleSteps : [])
                        .Distinct()
                        .Select(s => WireNames.Camel(s.ToString())),
                ]
            : [.. Enum.GetNames(type).Select(WireNames.Camel)];
    }

    // People are chosen by their names.
    private static Dictionary<string, string>? NamesOf(string? what, Case c) =>
        what switch
        {
            "interested" => c
                .NotedInterests.DistinctBy(n => n.MemberId)
                .ToDictionary(n => n.MemberId, n => n.Name, StringComparer.Ordinal),
            "sitting" => c.Sitting.DistinctBy(m => m.Id).ToDictionary(m => m.Id, m => m.Name, StringComparer.Ordinal),
            "undelivered" => c.Undelivered.ToDictionary(
                u => u.Id,
                u => $"{u.Email} ({DayFormatter.Written(u.SentOn)})",
                StringComparer.Ordinal
            ),
            "challenges" => c.Challenges.ToDictionary(x => x.Id, x => x.Name, StringComparer.Ordinal),
            _ => null,
        };

    // Countered is any of the other party's, answered or taken back an open one, settled an accepted one (BC-10, FP-5); on paper whose it is shows only when it is sent.
    private static IEnumerable<Proposal> Proposals(Case c, Actor actor, Type command) =>
        command == typeof(Propose) ? c.Proposals.Where(p => p.From != actor.Party).Reverse()
        : command == typeof(Settle) ? c.Proposals.Where(p => p.State == ProposalState.Accepted)
        : c.Proposals.Where(p =>
            p.State == ProposalState.Open
            && (actor.Party is not { } own || (p.From == own) == (command == typeof(WithdrawProposal)))
        );

    private static IReadOnlyList<string>? Named(string what, Case c, Rulebook rulebook, Actor actor, Type command) =>
        what switch
        {
            "proposals" => [.. Proposals(c, actor, command).Select(p => p.Id)],
            "appeals" => [.. c.Appeals.Where(a => IsMeant(command, a, c, actor)).Select(a => a.Id)],
            "documents" =>
            [
                .. CaseView
                    .Documents(c, actor)
                    .Where(d => actor.Party is null || d.By == actor.Party)
                    .Select(d => d.Id),
            ],
            "conversation" => [.. CaseView.ConversationNow(c, actor).Where(m => m.From is not null).Select(m => m.Id)],
            "unreadMessages" => [.. CaseView.Conversation(c, actor).Where(m => m.Unread).Select(m => m.Id)],
            "actsOfParties" => [.. CaseMachine.ActsOfParties.Select(Command.NameOf)],
            "attachments" => [.. CaseView.Attachments(c, actor).Select(d => d.Id)],
            "sanctions" => Sanctions(c, command),
            "refunds" => [.. c.AllSanctions.Where(s => s.ToReturn.Amount > 0).Select(s => s.Id)],
            "terms" =>
            [
                .. c
                    .Terms.Where(t =>
                        t.State == TermState.Running
                        && !t.IsADay
                        && (t.Kind == TermKind.Bringing) == (actor.Role == Role.Appeals)
                        && rulebook.Terms.Of(t.Kind).Extensions > t.Derivation.Extensions.Count
                    )
                    .Select(t => t.Id),
            ],
            "lateSubmissions" => [.. c.LateSubmissions.Where(s => s.State == LateState.Waiting).Select(s => s.Id)],
            "deferralsPut" => [.. c.DeferralsPut(actor.Party ?? Party.Respondent).Select(m => m.Id)],
            "items" => [.. c.Asked.Where(a => a.Open).Select(a => a.Id)],
            "hearingDates" => [.. c.HearingDates?.Dates.Select(d => d.Id) ?? []],
            "sitting" => [.. c.StillSitting.Select(m => m.Id)],
            "challenges" => [.. c.Challenges.Where(x => x.Open).Select(x => x.Id)],
            "joined" => c.JoinedWith,
            "interested" => [.. c.NotedInterests.Where(n => n.ClearedBy is null).Select(n => n.MemberId).Distinct()],
            "norms" => [.. rulebook.Norms.Select(n => n.Id)],
            "contested" =>
            [
                .. c.Contestable,
                // BC-19: on the condition of a fine the member appeals.
                .. actor.Party != Party.Complainant && c.ContestableCondition is { } fine
                    ? [ConditionFinding.SubjectOf(fine.Id)]
                    : Array.Empty<string>(),
            ],
            "conditions" => c.OpenCondition is { } waiting ? [waiting.Id] : [],
            "undelivered" => [.. c.Undelivered.Where(u => u.Open).Select(u => u.Id)],
            "parties" => [.. Parties.Both.Select(p => WireNames.Camel(p.ToString()))],
            "languages" => rulebook.Languages,
            "arbitrationLanguages" => rulebook.Appeal?.Languages,
            _ => null,
        };

    private static List<string> Sanctions(Case c, Type command) =>
        [
            .. c
                .AllSanctions.Where(s =>
                    command == typeof(WriteOffSanction) ? s.Kind == SanctionKind.Fine && s.IsEffective
                    : command == typeof(RecordSanctionStep) ? c.OpenSteps(s).Any()
                    : s.IsEffective || s.WasDemanded
                )
                .Select(s => s.Id),
            .. command == typeof(RecordSanctionStep) ? c.OpenOrders.Select(order => order.Id) : [],
        ];

    // The appeals that the act can be about as they stand.
    private static bool IsMeant(Type command, Appeal appeal, Case c, Actor actor) =>
        command.Name switch
        {
            nameof(WithdrawAppeal) => !appeal.Ended && (actor.Party is null || appeal.Party == actor.Party),
            nameof(ChooseArbitration) => appeal.AwaitsChoice,
            nameof(DeclareAppealInadmissible) => appeal is { Late: true, State: AppealState.Lodged }
                || c.YesStayedOut(appeal),
            nameof(DeclareAppealAbandoned) => !appeal.Ended
                && appeal.Proceedings.Any(p => p.Forum == Forum.Court && p.AwaitsReferral),
            nameof(Refer) => appeal.Proceedings.Any(p => p.MayBeReferred && c.WhyNotReferred(appeal, p) is null),
            nameof(RecordRefund) => appeal.Deposit.OwesMoney,
            _ => true,
        };
}
