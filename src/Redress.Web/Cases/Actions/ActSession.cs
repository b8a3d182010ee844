using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Primitives;
using Redress.Domain;
using Redress.Domain.Cases.Commands;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.DecisionEditor;
using Redress.Web.Cases.Forms;
using Redress.Web.Cases.OpenCases;

namespace Redress.Web.Cases.Actions;

/// <summary>One act by hand, wherever its form stands: it is drawn from the command's own fields and goes through the same door as the API.</summary>
public sealed partial class ActSession
{
    private readonly ActSessions _parts;
    private readonly ActAsked _asked;
    private readonly CancellationToken _cancel;

    internal ActSession(ActSessions parts, OpenCase open, Type kind, ActAsked asked, CancellationToken cancel)
    {
        (_parts, Open, Kind, _asked, _cancel) = (parts, open, kind, asked, cancel);
        Values = new FormValues(Action, Posted(), [], [], parts.Refusals);
    }

    internal OpenCase Open { get; private set; }

    internal Type Kind { get; }

    internal string Action => _asked.Action;

    /// <summary>Null: the act cannot be done, and <see cref="Said"/> tells why.</summary>
    internal IReadOnlyList<ActionField>? Fields { get; private set; }

    internal FormValues Values { get; private set; }

    internal ActionPreview? Preview { get; private set; }

    /// <summary>Why it may not be done, where no field answers that.</summary>
    internal string? Said { get; private set; }

    internal IReadOnlyList<string> Missing { get; private set; } = [];

    /// <summary>
    /// Which drawing of the form this is: one that was not sent yet is the same however often the page around it is drawn, so that nothing typed into it is overwritten;
    /// one that comes back is another, with what was refused and the version that was read.
    /// </summary>
    internal string Drawing =>
        _asked.Posted is { } posted
            ? $"{Action}:{Open.Case.Version}:{Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(posted.Select(f => new { f.Key, Value = f.Value.ToArray() }))))}"
            : $"{Action}:{string.Join(',', _asked.Query.Where(q => q.Key is not ("done" or "check")).Select(q => $"{q.Key}={q.Value}"))}";

    /// <summary>What the form shows when it is opened.</summary>
    internal async Task Start()
    {
        if (await WasDone())
        {
            return;
        }

        await Draw(Kind);
        if (Fields is null)
        {
            TellWhatChanged();
        }

        if (!await FindDraft() && IsPost && !_asked.IsSent)
        {
            await ShowAgain(Open, Kind);
        }
    }

    internal Dictionary<string, StringValues> Posted() => _asked.Posted?.ToDictionary(f => f.Key, f => f.Value) ?? [];

    // What the form of a decision hid is not said.
    private Dictionary<string, StringValues> Posted(Type kind)
    {
        var posted = Posted();
        if (kind == typeof(Decide))
        {
            SubmittedFields.RemoveHiddenFields(posted);
        }

        if (kind == typeof(PutToParty))
        {
            DeferralChoice.Split(posted);
        }

        return posted;
    }

    private void Tell(Refusal refusal, IReadOnlyList<StagedFile> staged)
    {
        _staged = staged;
        var at = FieldOf(refusal.Reason);
        Values = new FormValues(Action, Posted(), refusal.Fields, staged, _parts.Refusals)
        {
            OfTheAct = at is null ? null : (at, _parts.Refusals.Reason(refusal)),
        };
        Said = refusal.Kind == RefusalKind.Invalid || at is not null ? null : _parts.Refusals.Reason(refusal);
        Missing =
            Fields is null && DecisionObstacles.Tells(Action)
                ? []
                : [.. refusal.Obstacles.Select(m => _parts.Refusals.Missing(m, Open.Case))];
    }

    // Where the form has the input that answers why the act may not happen, the sentence stands there.
    private string? FieldOf(RefusalReason reason)
    {
        string[] answers = reason switch
        {
            RefusalReason.TimeToReflectRuns => ["sooner"],
            RefusalReason.HearingTooSoon => ["at", "adjournedTo"],
            RefusalReason.VideoNotAgreed => ["videoLink"],
            _ => [],
        };
        return answers.FirstOrDefault(name => Fields?.Any(f => f.Name == name) == true);
    }
}
