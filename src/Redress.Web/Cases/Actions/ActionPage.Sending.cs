using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Primitives;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.DecisionEditor;
using Redress.Web.Cases.Forms;
using Redress.Web.Cases.OpenCases;
using Redress.Web.Cases.Queries;
using Redress.Web.KeptForms;

namespace Redress.Web.Cases.Actions;

/// <summary>What becomes of the form when it is sent: an act, once.</summary>
public sealed partial class ActionPage
{
    private bool _wasDone;
    private bool _checked;
    private IReadOnlyList<StagedFile> _left = [];
    private IReadOnlyList<JournalLine> _changes = [];
    private string _once = Guid.NewGuid().ToString("N");

    private bool IsPost => Http.Request.HasFormContentType;

    /// <summary>The same form again, by a second click or the way back: what it asked is done, and nothing is done twice.</summary>
    private async Task<bool> WasDone(OpenCase open)
    {
        if (!IsPost)
        {
            return false;
        }

        var posted = Posted(_kind!);
        _once = posted.GetValueOrDefault("once").ToString() is { Length: > 0 } once ? once : _once;
        var earlier = await Idempotency.Find(Once(open, posted), Http.RequestAborted);
        if (earlier is { OtherBody: false })
        {
            _wasDone = true;
            return true;
        }

        // Sent with other words from the page as it was: judged anew, under a key of its own.
        _once = earlier is null ? _once : Guid.NewGuid().ToString("N");
        return false;
    }

    private async Task SubmitAsync()
    {
        await TryAsync();
        // The form of an appeal comes back with the day of its money (BC-26).
        if (_kind == typeof(LodgeAppeal) && _open is { } open && _fields is { } fields && IsRefused)
        {
            _preview = await PreviewQuery.Of(open, _kind, fields, Http.RequestAborted);
        }

        if (IsRefused)
        {
            TellAfterRedirect();
        }
    }

    private bool IsRefused => _message is not null || _values.All.Count > 0;

    private async Task TryAsync()
    {
        if (_open is not { } open || _kind is not { } kind || _fields is null)
        {
            if (_wasDone)
            {
                Navigation.NavigateTo($"{_open!.Base}?done={Action}");
            }
            else if (_open is { } gone)
            {
                // The act is not possible any more; what came with it waits for another one.
                (_left, _) = await Staging.Stage(Http.Request.Form, gone, Http.RequestAborted);
            }

            return;
        }

        var posted = Posted(kind);
        var (staged, wrong) = await Staging.Stage(Http.Request.Form, open, Http.RequestAborted);
        if (wrong.Count > 0)
        {
            Tell(Refusal.Invalid([.. wrong]), staged);
            return;
        }

        if (posted.GetValueOrDefault("check").ToString() is { Length: > 0 } look)
        {
            await Check(open, kind, posted, look, staged);
            return;
        }

        if (open.Reader.Party is { } party && posted.GetValueOrDefault("draft").ToString() is { Length: > 0 } wish)
        {
            await KeepOrDrop(open, party, wish, posted, staged);
            return;
        }

        if (WhatIsMissing(open, kind, posted, staged) is { } missing)
        {
            Tell(missing, staged);
            return;
        }

        if (await Send(open, kind, posted, staged, Once(open, posted)) is { } no)
        {
            await TellRefusal(open, kind, no, staged);
            return;
        }

        // Who recused itself no longer sees the case that it just left (FP-12).
        var leaves = _after is { } after && !CaseView.MaySee(after, open.Reader);
        Navigation.NavigateTo(leaves ? $"/cases?done={Action}" : $"{open.Base}?done={Action}");
    }

    // What the pages ask for besides what every program must say.
    private Refusal? WhatIsMissing(
        OpenCase open,
        Type kind,
        Dictionary<string, StringValues> posted,
        IReadOnlyList<StagedFile> staged
    ) =>
        kind == typeof(AddDocument) && staged.Count == 0 ? Refusal.Field("", "BC-4", FieldReason.Required)
        // BC-16: who brings it for the body says whether the parties see it.
        : kind == typeof(AddDocument) && open.IsStaff && posted.GetValueOrDefault("for").ToString().Length == 0
            ? Refusal.Field("for", "BC-16", FieldReason.Required)
        : WhatLacksOfThePaper(posted, staged);

    // FP-13: an act on paper says whose it is and names the document on which it rests, one of the file or one that comes with it.
    private Refusal? WhatLacksOfThePaper(Dictionary<string, StringValues> posted, IReadOnlyList<StagedFile> staged)
    {
        if (_fields!.All(f => f.Name != PaperField))
        {
            return null;
        }

        var check = new Validation();
        check.Required(posted.GetValueOrDefault("onBehalfOf").ToString(), "onBehalfOf", "FP-13");
        check.Require(
            posted.GetValueOrDefault(PaperField).ToString().Trim(',').Length > 0
                || staged.Any(f => f.Path == PaperField),
            PaperField,
            "FP-13",
            FieldReason.Required
        );
        return check.Refusal;
    }

    // Only where another act came in between is the case not any more what this page read.
    private async Task TellRefusal(OpenCase open, Type kind, Refusal no, IReadOnlyList<StagedFile> staged)
    {
        if (_after is { } now && now.Version != open.Case.Version && CaseView.MaySee(now, open.Reader))
        {
            _open = await Access.Refresh(open, now, Http.RequestAborted);
            await Draw(kind);
        }

        Tell(no, staged);
        _left = _fields is null ? staged : [];
        TellWhatChanged();
    }

    // To the staff, when another acted since the form was drawn: every act is one version and one entry of the journal (ST-2).
    private void TellWhatChanged()
    {
        if (
            IsPost
            && _open is { IsStaff: true } open
            && Posted() is var posted
            && int.TryParse(
                (
                    posted.TryGetValue(KeptForm.VersionSeen, out var told) ? told : posted.GetValueOrDefault("version")
                ).ToString(),
                out var seen
            )
        )
        {
            _changes = [.. open.Journal.Where(line => line.Sequence > seen)];
        }
    }

    // Nothing is sent: the form comes back with what would be refused, or with its preview alone.
    private async Task Check(
        OpenCase open,
        Type kind,
        Dictionary<string, StringValues> posted,
        string look,
        IReadOnlyList<StagedFile> staged
    )
    {
        _values = new FormValues(Action, Posted(), [], staged, Refusals);
        if (posted.GetValueOrDefault("version").ToString() != open.Case.Version.ToString(CultureInfo.InvariantCulture))
        {
            Tell(new Refusal(RefusalKind.Stale, "ST-2", RefusalReason.Stale), staged);
        }
        else if (look != "preview")
        {
            var request = ActionJson.Read(kind, new FormToJson(posted, open.Rulebook).Read(_fields!));
            var refusal = (
                await Cases.Simulate(
                    open.Case,
                    new Act(open.Reader, open.Now, request.OnBehalfOf, request.Arrived),
                    request,
                    Http.RequestAborted
                )
            ).Refusal;
            _checked = refusal is null;
            if (refusal is not null)
            {
                Tell(refusal, staged);
            }
        }
    }

    // The same words under the same key are one act, however often they are sent; the files among them are told by the words.
    private Idempotency.Write Once(OpenCase open, Dictionary<string, StringValues> posted)
    {
        var words = posted
            .Where(f =>
                f.Key is not ("version" or "draft" or "__RequestVerificationToken")
                && !f.Key.StartsWith(StagedFiles.Kept, StringComparison.Ordinal)
            )
            .OrderBy(f => f.Key, StringComparer.Ordinal)
            .ToDictionary(f => f.Key, f => f.Value.ToArray());
        return Idempotency.Of(_once, open.Reader.Id, $"{Number}/{Action}") with
        {
            BodyHash = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(words))),
        };
    }
}
