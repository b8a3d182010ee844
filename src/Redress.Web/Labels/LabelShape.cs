using Microsoft.EntityFrameworkCore;
using Redress.Domain;
using Redress.Domain.Cases.Records;
using Redress.Domain.Labels;
using Redress.Domain.Labels.Commands;
using Redress.Domain.Labels.Records;
using Redress.Domain.Labels.Terms;
using Redress.Domain.Terms;
using Redress.Web.Cases.Formatting;
using Redress.Web.Labels.Writing;
using Redress.Web.Storage;
using Redress.Web.Storage.Labels;

namespace Redress.Web.Labels;

internal sealed record LabelStateJson(
    string Kind,
    bool Valid,
    DateOnly? ValidFrom,
    DateOnly? ValidUntil,
    string State,
    DateOnly? Since
);

internal sealed record LabelTermJson(
    string Id,
    LabelTermKind Kind,
    string? Label,
    Party? Party,
    DateOnly Opened,
    DateOnly Due,
    DateTimeOffset Ends,
    TermState State,
    string? Subject,
    LabelDerivation Derivation
)
{
    public static LabelTermJson Of(LabelTerm t) =>
        new(
            t.Id,
            t.Kind,
            t.Label,
            t.OfMember ? Redress.Domain.Party.Respondent : null,
            t.Opened,
            t.Due,
            t.Ends,
            t.State,
            t.Subject,
            t.Derivation
        );
}

internal sealed record LabelActionJson(string Name, string? Kind, IReadOnlyList<LabelFieldJson> Fields);

internal sealed record LabelMissingJson(string What, string Text);

internal sealed record LabelBlockedJson(
    string Name,
    string? Kind,
    string Rule,
    string Reason,
    IReadOnlyList<LabelMissingJson> Missing
);

internal sealed record LabelJournalJson(
    long Sequence,
    DateTimeOffset At,
    string Role,
    string Action,
    string From,
    string To,
    string Rule,
    IReadOnlyList<LabelJournalConsequenceJson> Consequences
);

internal sealed record LabelJournalConsequenceJson(string Name, string To, string Rule);

internal sealed record LabelLetterJson(
    string Id,
    DateTimeOffset At,
    string Template,
    string? Label,
    string Language,
    string Subject,
    string Text,
    bool Registered,
    DateOnly? PostedOn
);

/// <summary>A member's labels as one reader may know them: who keeps the register all, the member what is told to it (BC-40, BC-41).</summary>
internal sealed class LabelShape(RefusalTexts texts, TimeProvider time)
{
    private const int MostLines = 500;

    /// <summary>What may be done now, and what a condition holds back.</summary>
    public (IReadOnlyList<LabelActionJson> Actions, IReadOnlyList<LabelBlockedJson> Blocked) Actions(
        OpenLabelFile open,
        Actor by
    )
    {
        var context = open.Context(by, time.GetUtcNow());
        var (permitted, blocked) = LabelMachine.ActionsFor(open.File, open.Rulebook.Labels, context);
        List<LabelActionJson> actions =
        [
            .. permitted.Select(p => new LabelActionJson(
                LabelCommand.NameOf(p.Command),
                p.Kind,
                [
                    .. LabelActions
                        .FieldsOf(p.Command)
                        .Where(f =>
                            f.Name != LabelActions.Report
                            && (by.Role != Role.Respondent || f.Name != LabelActions.Arrived)
                        ),
                ]
            )),
        ];
        if (by.Role is Role.Registrar or Role.Secretary)
        {
            foreach (var proposed in open.File.Proposed)
            {
                if (proposed.ById != by.Id)
                {
                    actions.Add(new LabelActionJson("confirm-" + proposed.Act, null, []));
                }

                actions.Add(
                    new LabelActionJson("reject-" + proposed.Act, null, LabelActions.FieldsOf(typeof(RejectProposed)))
                );
            }
        }

        return (
            actions,
            [
                .. blocked.Select(b => new LabelBlockedJson(
                    LabelCommand.NameOf(b.Command),
                    b.Kind,
                    b.Refusal.Rule,
                    texts.Reason(b.Refusal),
                    [.. b.Refusal.Obstacles.Select(m => new LabelMissingJson(m.What.Key(), texts.Missing(m, null)))]
                )),
            ]
        );
    }

    /// <summary>The terms that this reader may know: the member its own, and what runs about its label.</summary>
    public static IReadOnlyList<LabelTermJson> Terms(LabelFile file, Actor by) =>
        [
            .. file
                .Terms.Where(t => by.Role != Role.Respondent || t.OfMember || t.Kind == LabelTermKind.Control)
                .OrderBy(t => t.State == TermState.Running ? 0 : 1)
                .ThenBy(t => t.Ends)
                .Select(LabelTermJson.Of),
        ];

    public static IReadOnlyList<LabelDocument> Documents(LabelFile file, Actor by) =>
        [.. file.Documents.Where(d => MaySee(d, by))];

    public static bool MaySee(LabelDocument document, Actor by) =>
        by.Role is Role.Registrar or Role.Secretary || document.ForMember || document.ByMember;

    public static async Task<IReadOnlyList<LabelLetterJson>> Letters(
        AppDb db,
        string memberId,
        CancellationToken cancel
    ) =>
        await db.Set<MemberLetterRow>()
            .AsNoTracking()
            .Where(l => l.MemberId == memberId)
            .OrderByDescending(l => l.Id)
            .Take(MostLines)
            .Select(l => new LabelLetterJson(
                l.LetterId,
                l.At,
                l.Template,
                l.Label,
                l.Language,
                l.Subject,
                l.Body,
                l.Registered,
                l.PostedOn
            ))
            .ToListAsync(cancel);

    /// <summary>The latest first; the member reads what it is told of.</summary>
    public static async Task<IReadOnlyList<LabelJournalJson>> Journal(
        AppDb db,
        string memberId,
        Actor by,
        CancellationToken cancel
    )
    {
        var rows = await db.Set<LabelJournalRow>()
            .AsNoTracking()
            .Where(j =>
                j.MemberId == memberId && (by.Role != Role.Respondent || j.SeenBy == nameof(SeenBy.TheRespondent))
            )
            .OrderByDescending(j => j.Sequence)
            .Take(MostLines)
            .ToListAsync(cancel);
        return
        [
            .. rows.Select(LabelJournalWriter.EntryOf)
                .Select(e => new LabelJournalJson(
                    e.Sequence,
                    e.At,
                    WireNames.Camel(e.Role),
                    e.Action,
                    e.From ?? "",
                    e.To,
                    e.Rule,
                    [.. e.Consequences.Select(c => new LabelJournalConsequenceJson(c.Name, c.To, c.Rule))]
                )),
        ];
    }
}
