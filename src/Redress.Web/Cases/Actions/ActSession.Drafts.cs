using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;
using Redress.Web.Cases.Forms;
using Redress.Web.Cases.OpenCases;

namespace Redress.Web.Cases.Actions;

/// <summary>What somebody has begun and not yet sent.</summary>
public sealed partial class ActSession
{
    internal FormDraft? Draft { get; private set; }

    internal bool JustKept { get; private set; }

    // What a party has begun can wait for its answer; of the staff nothing that was typed is lost, whatever the field.
    internal bool MayKeep =>
        Open.IsStaff ? Fields?.Count > 0 : Fields?.Any(f => f.Type is "text" or "list:suppliedItem") == true;

    /// <summary>Where the form keeps itself while it is filled in; null for one that has nothing to keep.</summary>
    internal string? DraftAddress =>
        MayKeep ? $"{Open.To(Action)}/draft{(MarkOfTheLink() is { } filled ? $"?filled={filled}" : "")}" : null;

    private string Owner => FormDrafts.OwnerOf(Open.Reader);

    private string DraftName => NameOf(Action, MarkOfTheLink());

    /// <summary>Under which the draft of a form is kept.</summary>
    /// <param name="filled">Which of several forms of the act it is, by what the link to it filled in.</param>
    internal static string NameOf(string action, string? filled) => filled is null ? action : $"{action}:{filled}";

    // A receipt of the webshop is another form than one of the complainant, and a step of this sanction than one of that.
    private string? MarkOfTheLink()
    {
        if (!Open.IsStaff)
            return null;
        var told = _asked
            .Query.Where(q =>
                q.Key is "paper" or "message" or TelephoneNote.With || Fields?.Any(f => f.Name == q.Key) == true
            )
            .OrderBy(q => q.Key, StringComparer.Ordinal)
            .Select(q => $"{q.Key}={q.Value}")
            .ToList();
        return told.Count == 0
            ? null
            : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('&', told))))[..16];
    }

    /// <summary>Shows what was begun, unless the page shows already what this device kept later.</summary>
    /// <returns>Whether it is shown.</returns>
    private async Task<bool> FindDraft()
    {
        if (
            _asked.IsSent
            || !MayKeep
            || await _parts.Drafts.Find(Open.Case.Number, Owner, DraftName, _cancel) is not { } draft
            || draft.KeptAt <= _asked.KeptAt
        )
        {
            return false;
        }

        Draft = draft;
        Values = new FormValues(Action, draft.Fields, [], _parts.Staging.Restage(draft.Fields, Open), _parts.Refusals);
        return true;
    }

    private async Task<SentResult> KeepOrDrop(
        string wish,
        Dictionary<string, StringValues> posted,
        IReadOnlyList<StagedFile> staged
    )
    {
        if (wish == "drop")
        {
            await _parts.Drafts.Delete(Open.Case.Number, Owner, DraftName, _cancel);
            return SentResult.Dropped;
        }

        foreach (var file in staged.GroupBy(s => s.Path))
        {
            posted[StagedFiles.Kept + file.Key] = new StringValues([.. file.Select(f => f.Token)]);
        }

        await _parts.Drafts.Save(
            Open.Case.Number,
            Owner,
            DraftName,
            posted,
            [.. staged.Select(s => s.Document.Id)],
            _cancel
        );
        Values = new FormValues(Action, posted, [], staged, _parts.Refusals);
        (Draft, JustKept) = (await _parts.Drafts.Find(Open.Case.Number, Owner, DraftName, _cancel), wish == "keep");
        return SentResult.Shown;
    }
}
