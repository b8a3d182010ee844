using Microsoft.Extensions.Primitives;
using Redress.Domain;
using Redress.Web.Cases.Forms;
using Redress.Web.Cases.OpenCases;

namespace Redress.Web.Cases.Actions;

/// <summary>What a party has begun and not yet sent.</summary>
public sealed partial class ActionPage
{
    private FormDraft? _draft;
    private bool _justKept;

    // What a party has begun can wait; of the staff nobody fills in a form for days.
    private bool MayKeep =>
        _open is { IsStaff: false } && _fields?.Any(f => f.Type is "text" or "list:suppliedItem") == true;

    private async Task FindDraft()
    {
        if (
            !IsPost
            && MayKeep
            && await Drafts.Find(Number, _open!.Reader.Party!.Value, Action, Http.RequestAborted) is { } draft
        )
        {
            _draft = draft;
            _values = new FormValues(Action, draft.Fields, [], Staging.Restage(draft.Fields, _open), Refusals);
        }
    }

    private async Task KeepOrDrop(
        OpenCase open,
        Party party,
        string wish,
        Dictionary<string, StringValues> posted,
        IReadOnlyList<StagedFile> staged
    )
    {
        if (wish == "drop")
        {
            await Drafts.Delete(Number, party, Action, Http.RequestAborted);
            Navigation.NavigateTo(open.To(Action));
            return;
        }

        foreach (var file in staged.GroupBy(s => s.Path))
        {
            posted[StagedFiles.Kept + file.Key] = new StringValues([.. file.Select(f => f.Token)]);
        }

        await Drafts.Save(Number, party, Action, posted, [.. staged.Select(s => s.Document.Id)], Http.RequestAborted);
        _values = new FormValues(Action, posted, [], staged, Refusals);
        (_draft, _justKept) = (await Drafts.Find(Number, party, Action, Http.RequestAborted), wish == "keep");
    }
}
