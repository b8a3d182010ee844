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
public sealed partial class ActSession
{
    private bool _wasDone;

    /// <summary>It was checked, and nothing is wrong with it.</summary>
    internal bool Checked { get; private set; }

    /// <summary>What came with a form whose act is not possible any more.</summary>
    internal IReadOnlyList<StagedFile> Left { get; private set; } = [];

    /// <summary>What others did since the form was drawn.</summary>
    internal IReadOnlyList<JournalLine> Changes { get; private set; } = [];

    /// <summary>Under which the form is one act, however often it is sent.</summary>
    internal string Key { get; private set; } = Guid.NewGuid().ToString("N");

    internal bool IsPost => _asked.Posted is not null;

    /// <summary>The same form again, by a second click or the way back: what it asked is done, and nothing is done twice.</summary>
    private async Task<bool> WasDone()
    {
        if (!IsPost)
        {
            return false;
        }

        var posted = Posted(Kind);
        Key = posted.GetValueOrDefault("once").ToString() is { Length: > 0 } once ? once : Key;
        var earlier = await _parts.Idempotency.Find(Once(Open, posted), _cancel);
        if (earlier is { OtherBody: false })
        {
            _wasDone = true;
            return true;
        }

        // Sent with other words from the page as it was: judged anew, under a key of its own.
        Key = earlier is null ? Key : Guid.NewGuid().ToString("N");
        return false;
    }

    /// <summary>Does the act, or tells why it may not be done.</summary>
    internal async Task<SentResult> Submit()
    {
        var result = await Try();
        // The form of an appeal comes back with the day of its money (BC-26).
        if (Kind == typeof(LodgeAppeal) && Fields is { } fields && IsRefused)
        {
            Preview = await _parts.Previews.Of(Open, Kind, fields, _cancel);
        }

        return result;
    }

    internal bool IsRefused => Said is not null || Values.All.Count > 0;

    private async Task<SentResult> Try()
    {
        var open = Open;
        if (Fields is null)
        {
            if (!_wasDone)
            {
                // The act is not possible any more; what came with it waits for another one.
                (Left, _) = await _parts.Staging.Stage(_asked.Posted!, open, _cancel);
            }

            return _wasDone ? SentResult.Done : SentResult.Shown;
        }

        var posted = Posted(Kind);
        var (staged, wrong) = await _parts.Staging.Stage(_asked.Posted!, open, _cancel);
        if (wrong.Count > 0)
        {
            Tell(Refusal.Invalid([.. wrong]), staged);
            return SentResult.Shown;
        }

        if (posted.GetValueOrDefault("check").ToString() is { Length: > 0 } look)
        {
            await Check(open, posted, look, staged);
            return SentResult.Shown;
        }

        if (posted.GetValueOrDefault("draft").ToString() is { Length: > 0 } wish)
        {
            return await KeepOrDrop(wish, posted, staged);
        }

        if (WhatIsMissing(open, Kind, posted, staged) is { } missing)
        {
            Tell(missing, staged);
            return SentResult.Shown;
        }

        if (await TellsOfARoomTaken(posted, staged))
        {
            return SentResult.Shown;
        }

        if (await Send(open, Kind, posted, staged, Once(open, posted)) is { } no)
        {
            await TellRefusal(open, no, staged);
            return SentResult.Shown;
        }

        // Who recused itself no longer sees the case that it just left (FP-12).
        return _after is { } after && !CaseView.MaySee(after, open.Reader) ? SentResult.DoneAndLeft : SentResult.Done;
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
        if (Fields!.All(f => f.Name != ActFields.Paper))
        {
            return null;
        }

        var check = new Validation();
        check.Required(posted.GetValueOrDefault("onBehalfOf").ToString(), "onBehalfOf", "FP-13");
        check.Require(
            posted.GetValueOrDefault(ActFields.Paper).ToString().Trim(',').Length > 0
                || staged.Any(f => f.Path == ActFields.Paper),
            ActFields.Paper,
            "FP-13",
            FieldReason.Required
        );
        return check.Refusal;
    }

    // Only where another act came in between is the case not any more what this page read.
    private async Task TellRefusal(OpenCase open, Refusal no, IReadOnlyList<StagedFile> staged)
    {
        if (_after is { } now && now.Version != open.Case.Version && CaseView.MaySee(now, open.Reader))
        {
            Open = await _parts.Access.Refresh(open, now, _cancel);
            await Draw(Kind);
        }

        Tell(no, staged);
        Left = Fields is null ? staged : [];
        TellWhatChanged();
    }

    // To the staff, when another acted since the form was drawn: every act is one version and one entry of the journal (ST-2).
    private void TellWhatChanged()
    {
        if (
            IsPost
            && Open.IsStaff
            && Posted() is var posted
            && int.TryParse(
                (
                    posted.TryGetValue(KeptForm.VersionSeen, out var told) ? told : posted.GetValueOrDefault("version")
                ).ToString(),
                out var seen
            )
        )
        {
            Changes = [.. Open.Journal.Where(line => line.Sequence > seen)];
        }
    }

    // Nothing is sent: the form comes back with what would be refused, or with its preview alone.
    private async Task Check(
        OpenCase open,
        Dictionary<string, StringValues> posted,
        string look,
        IReadOnlyList<StagedFile> staged
    )
    {
        Values = new FormValues(Action, Posted(), [], staged, _parts.Refusals);
        if (posted.GetValueOrDefault("version").ToString() != open.Case.Version.ToString(CultureInfo.InvariantCulture))
        {
            Tell(new Refusal(RefusalKind.Stale, "ST-2", RefusalReason.Stale), staged);
        }
        else if (look != "preview")
        {
            var request = ActionJson.Read(Kind, new FormToJson(posted, open.Rulebook).Read(Fields!));
            var refusal = (
                await _parts.Cases.Simulate(
                    open.Case,
                    new Act(open.Reader, open.Now, request.OnBehalfOf, request.Arrived),
                    request,
                    _cancel
                )
            ).Refusal;
            Checked = refusal is null;
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
        return Idempotency.Of(Key, open.Reader.Id, $"{open.Case.Number}/{Action}") with
        {
            BodyHash = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(words))),
        };
    }
}
