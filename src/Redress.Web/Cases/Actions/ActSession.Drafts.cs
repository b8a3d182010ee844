using Microsoft.Extensions.Primitives;
using Redress.Domain.Cases.Commands;
using Redress.Web.Cases.Forms;
using Redress.Web.Cases.OpenCases;

namespace Redress.Web.Cases.Actions;

/// <summary>What somebody has begun and not yet sent.</summary>
public sealed partial class ActSession
{
    internal FormDraft? Draft { get; private set; }

    internal bool JustKept { get; private set; }

    // What a party has begun can wait; of the staff only a decision is written over days, and on more than one device.
    internal bool MayKeep =>
        Open.IsStaff
            ? Fields is not null && Kind == typeof(Decide)
            : Fields?.Any(f => f.Type is "text" or "list:suppliedItem") == true;

    private string Owner => FormDrafts.OwnerOf(Open.Reader);

    private async Task FindDraft()
    {
        if (!IsPost && MayKeep && await _parts.Drafts.Find(Open.Case.Number, Owner, Action, _cancel) is { } draft)
        {
            Draft = draft;
            Values = new FormValues(
                Action,
                draft.Fields,
                [],
                _parts.Staging.Restage(draft.Fields, Open),
                _parts.Refusals
            );
        }
    }

    private async Task<SentResult> KeepOrDrop(
        string wish,
        Dictionary<string, StringValues> posted,
        IReadOnlyList<StagedFile> staged
    )
    {
        if (wish == "drop")
        {
            await _parts.Drafts.Delete(Open.Case.Number, Owner, Action, _cancel);
            return SentResult.Dropped;
        }

        foreach (var file in staged.GroupBy(s => s.Path))
        {
            posted[StagedFiles.Kept + file.Key] = new StringValues([.. file.Select(f => f.Token)]);
        }

        await _parts.Drafts.Save(
            Open.Case.Number,
            Owner,
            Action,
            posted,
            [.. staged.Select(s => s.Document.Id)],
            _cancel
        );
        Values = new FormValues(Action, posted, [], staged, _parts.Refusals);
        (Draft, JustKept) = (await _parts.Drafts.Find(Open.Case.Number, Owner, Action, _cancel), wish == "keep");
        return SentResult.Shown;
    }
}
