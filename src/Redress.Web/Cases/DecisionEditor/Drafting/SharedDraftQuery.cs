using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Decisions;
using Redress.Domain.Procedure;
using Redress.Web.Cases.Formatting;
using Redress.Web.Cases.Forms;
using Redress.Web.Cases.OpenCases;
using Redress.Web.Cases.Queries;

namespace Redress.Web.Cases.DecisionEditor.Drafting;

/// <summary>A decision that a colleague has begun and lets others read.</summary>
public sealed record SharedDraft(string ByName, DateTimeOffset KeptAt, FormValues Values);

/// <summary>
/// Drafts of the decision that their writers share, for who may confirm them (interpretations, second person): somebody else, one of the two of the committee,
/// and of both it is true that they may decide this case (FP-12, FP-24).
/// </summary>
internal sealed class SharedDraftQuery(FormDrafts drafts, DecisionEditorQueries people, RefusalTexts refusals)
{
    /// <summary>The field by which its writer shares it; no part of the decision.</summary>
    public const string Shares = "readAlong";

    private static readonly string Action = Command.NameOf<Decide>();

    public async Task<IReadOnlyList<SharedDraft>> For(OpenCase open, CancellationToken cancel = default)
    {
        if (!open.IsStaff || open.Permitted.All(p => p.Command != typeof(Decide)))
        {
            return [];
        }

        var shared = (await drafts.OfStaff(open.Case.Number, Action, cancel))
            .Where(d => d.UserId != open.Reader.Id && d.Draft.Fields.TryGetValue(Shares, out var yes) && yes == "true")
            .ToList();
        if (shared.Count == 0)
        {
            return [];
        }

        var staff = await people.Staff(cancel);
        return
        [
            .. from draft in shared
            join writer in staff on draft.UserId equals writer.Id
            where
                MayDecide(open, writer)
                && Decision.MayConfirm(new Signature(writer.Id, writer.Name, writer.Role, open.Now), open.Reader)
            orderby draft.Draft.KeptAt descending
            select new SharedDraft(
                writer.Name,
                draft.Draft.KeptAt,
                new FormValues(Action, draft.Draft.Fields, [], [], refusals)
            ),
        ];
    }

    // Who was recused, challenged or mediated since it was begun has no part in the decision.
    private static bool MayDecide(OpenCase open, Actor writer) =>
        CaseView.MaySee(open.Case, writer)
        && CaseMachine.WhyRefused(
            open.Case,
            typeof(Decide),
            new ActContext(new Act(writer, open.Now), open.Rulebook, ExternalFacts.None),
            null
        )
            is null;
}
