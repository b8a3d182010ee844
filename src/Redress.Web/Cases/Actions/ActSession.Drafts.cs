using Microsoft.Extensions.Primitives;
using Redress.Domain;
using Redress.Web.Cases.Forms;
using Redress.Web.Cases.OpenCases;

namespace Redress.Web.Cases.Actions;

/// <summary>What a party has begun and not yet sent.</summary>
public sealed partial class ActSession
{
    internal FormDraft? Draft { get; private set; }

    internal bool JustKept { get; private set; }

    // What a party has begun can wait; of the staff nobody fills in a form for days.
    internal bool MayKeep => !Open.IsStaff && Fields?.Any(f => f.Type is "text" or "list:suppliedItem") == true;

    private async Task FindDraft()
    {
        if (
            !IsPost
            && MayKeep
            && await _parts.Drafts.Find(Open.Case.Number, Open.Reader.Party!.Value, Action, _cancel) is { } draft
        )
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
        Party party,
        string wish,
        Dictionary<string, StringValues> posted,
        IReadOnlyList<StagedFile> staged
    )
    {
        if (wish == "drop")
        {
            await _parts.Drafts.Delete(Open.Case.Number, party, Action, _cancel);
            return SentResult.Dropped;
        }

        foreach (var file in staged.GroupBy(s => s.Path))
        {
            posted[StagedFiles.Kept + file.Key] = new StringValues([.. file.Select(f => f.Token)]);
        }

        await _parts.Drafts.Save(
            Open.Case.Number,
            party,
            Action,
            posted,
            [.. staged.Select(s => s.Document.Id)],
            _cancel
        );
        Values = new FormValues(Action, posted, [], staged, _parts.Refusals);
        (Draft, JustKept) = (await _parts.Drafts.Find(Open.Case.Number, party, Action, _cancel), wish == "keep");
        return SentResult.Shown;
    }
}
