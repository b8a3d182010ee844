using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Primitives;
using Redress.Domain;
using Redress.Web.Cases.Access;
using Redress.Web.KeptForms;
using Redress.Web.Letters.Editing;
using Redress.Web.Storage.Body;

namespace Redress.Web.Administration.LetterTexts;

public sealed partial class LetterTextPage : LetterTextForm
{
    private const string Look = "preview";
    private const string LinePath = "line-";
    private const int LongestNote = 200;

    private LetterTextId? _id;
    private LetterTextRow? _latest;
    private LetterTextRow? _overtaking;
    private PreviewedLetter? _preview;
    private IReadOnlyList<string> _leftOut = [];
    private IReadOnlyList<string> _sections = [];
    private string _shipped = "";
    private string _shown = "";
    private int _version;

    /// <summary>The version whose text one begins with, instead of the one that counts.</summary>
    [SupplyParameterFromQuery]
    public string? From { get; set; }

    /// <summary>The text in the form: what was typed, else what counts.</summary>
    private string Raw => Form.IsRead && Form["text"] is { } typed ? typed : _shown;

    /// <summary>The same as it is judged and saved.</summary>
    private string Typed => Clean(Raw);

    private List<(string Path, string Sentence)> LineErrors =>
        [.. Form.Errors.Where(error => error.Path.StartsWith(LinePath, StringComparison.Ordinal))];

    private IEnumerable<LetterTextId> Others =>
        AllLanguages
            .SelectMany(
                _ => Rulebooks.Schemes.Prepend(""),
                (language, scheme) => new LetterTextId(scheme, _id!.Name, language)
            )
            .Where(other =>
                (other.Language == _id!.Language || other.Scheme == _id.Scheme)
                && (other.Scheme.Length == 0 || TemplateFields.HasScheme(other.Name))
                && Templates.Shipped(other.Scheme, other.Name, other.Language) is not null
            );

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        if (_id is null)
        {
            Navigation.NotFound();
            return;
        }

        Draw();
    }

    protected override async Task LoadAsync()
    {
        _id = Id;
        if (_id is null)
        {
            return;
        }

        await LoadTextAsync(_id);
        _leftOut = TemplateCheck.LeftOut(_id.Name, _shipped, _shown);
        Form.Set("leave", [.. _leftOut]);
        Form["to"] = WireNames.Camel(nameof(PreviewReader.Complainant));
        Form.Set("has", [.. Preview.SectionsOf(_id, _shown).Where(name => name != SampleValues.Former)]);
    }

    private async Task LoadTextAsync(LetterTextId id)
    {
        _latest = await Desk.Latest(id, Http.RequestAborted);
        _version = _latest?.Version ?? 0;
        _shipped = Templates.Shipped(id.Scheme, id.Name, id.Language) ?? "";
        var old = int.TryParse(From, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? (await Desk.History(id, Http.RequestAborted)).FirstOrDefault(t => t.Version == version)?.Text
            : null;
        _shown = old ?? _latest?.Text ?? Templates.Source(id.Scheme, id.Name, id.Language) ?? _shipped;
    }

    // What the page shows besides of what was posted, also when that is told after a redirect.
    private void Draw()
    {
        if (_id is not { } id || !Form.IsRead)
        {
            _sections = _id is { } none ? Preview.SectionsOf(none, _shown) : [];
            return;
        }

        _leftOut = TemplateCheck.LeftOut(id.Name, _shipped, Typed);
        // What was ticked before a part of the text went stays to be seen.
        _sections = [.. Preview.SectionsOf(id, Typed).Union(Preview.SectionsOf(id, _shown))];
        if (Form["text"] is not null && Based != _version)
        {
            _overtaking = _latest;
        }

        if (Form["act"] == Look && Form.Errors.Count == 0 && Desk.FaultsIn(id, Typed).Count == 0)
        {
            var has = Form.All("has").ToHashSet(StringComparer.Ordinal);
            _preview = Preview.Of(
                id,
                Typed,
                Enum.TryParse<PreviewReader>(Form["to"], ignoreCase: true, out var to) ? to : PreviewReader.Complainant,
                _sections.Where(name => !has.Contains(name)).ToHashSet(StringComparer.Ordinal)
            );
        }
    }

    private int Based =>
        int.TryParse(Form["based"], NumberStyles.None, CultureInfo.InvariantCulture, out var based) ? based : -1;

    private async Task SubmitAsync()
    {
        if (_id is not { } id)
        {
            return;
        }

        if (Form["text"] is null)
        {
            Form.Refuse("text", T["fault.noBody"]);
            return;
        }

        if (Form["act"] == Look)
        {
            Tell(Desk.FaultsIn(id, Typed));
            if (Form.Errors.Count == 0)
            {
                // Shown after a redirect, so that a reload sends nothing again.
                KeptForm.Refuse(Http, [], new Dictionary<string, StringValues>());
            }

            return;
        }

        await SaveAsync(id);
    }

    private async Task SaveAsync(LetterTextId id)
    {
        var note = Note("note");
        var unsaid = _leftOut.Except(Form.All("leave")).ToList();
        if (unsaid.Count > 0)
        {
            Form.Refuse("leave", T["error.leave", string.Join(", ", unsaid.Select(TagOf))]);
        }

        if (Form.Errors.Count > 0)
        {
            Tell(Desk.FaultsIn(id, Typed));
            return;
        }

        var result = await Desk.Save(Http.User.Administrator()!, id, (Typed, note), Based, Http.RequestAborted);
        await FinishAsync(id, result, "text", "kept");
    }

    private async Task RestoreAsync()
    {
        if (_id is not { } id)
        {
            return;
        }

        var why = Note("why");
        if (Form.Errors.Count == 0)
        {
            var result = await Desk.Save(Http.User.Administrator()!, id, (null, why), Based, Http.RequestAborted);
            await FinishAsync(id, result, "why", "restored");
        }
    }

    private async Task FinishAsync(LetterTextId id, SaveResult result, string path, string done)
    {
        if (result.Saved == TextSaved.Changed)
        {
            await LoadTextAsync(id);
            _overtaking = Form["text"] is null ? null : _latest;
            Form.Refuse(path, T["error.changed", _latest?.ByName ?? ""]);
        }
        else if (result.Saved == TextSaved.Faulty)
        {
            Tell(result.Faults);
        }
        else
        {
            Navigation.NavigateTo(Of(id, $"done={(result.Saved == TextSaved.Same ? "same" : done)}"));
        }
    }

    // At its line each; several of one line together, as a field has one sentence.
    private void Tell(IReadOnlyList<TemplateFault> faults)
    {
        var ofLines = faults.Where(fault => fault.Line > 0).GroupBy(fault => fault.Line).ToList();
        var whole = faults.Where(fault => fault.Line == 0).Select(Sentence).ToList();
        if (whole.Count > 0)
        {
            Form.Refuse("text", string.Join(' ', whole));
        }
        else if (ofLines.Count > 0)
        {
            Form.Refuse("text", ofLines.Count == 1 ? T["error.oneLine"] : T["error.lines", ofLines.Count]);
        }

        foreach (var line in ofLines)
        {
            Form.Refuse(
                string.Create(CultureInfo.InvariantCulture, $"{LinePath}{line.Key}"),
                T["error.line", line.Key, string.Join(' ', line.Select(Sentence).Distinct())]
            );
        }
    }

    private string Sentence(TemplateFault fault) =>
        T[
            $"fault.{fault.Kind}",
            fault.Kind is TemplateFault.NotATag or TemplateFault.TooLong ? fault.Name : TagOf(fault.Name),
            fault.Name
        ];

    private string Note(string path)
    {
        var note = Form[path]?.Trim() ?? "";
        if (note.Length > LongestNote || LineText.WhyNot(note) is not null)
        {
            Form.Refuse(path, T["error.note"]);
        }

        return note;
    }

    private static string TagOf(string key) => $"{{{{{key}}}}}";

    private string TheirText(LetterTextRow theirs) =>
        theirs.Text ?? Templates.Source(theirs.Scheme, theirs.Name, theirs.Language) ?? _shipped;

    private string LineAt(string path) =>
        int.TryParse(path[LinePath.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var line)
            ? Typed.Split('\n').ElementAtOrDefault(line - 1) ?? ""
            : "";

    private static string Clean(string typed) => typed.ReplaceLineEndings("\n").TrimEnd() + "\n";
}
