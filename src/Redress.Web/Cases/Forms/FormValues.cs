using Microsoft.Extensions.Primitives;
using Redress.Domain;
using Redress.Domain.Cases.Commands;
using Redress.Web.Cases.Formatting;
using Redress.Web.Shell.Days;

namespace Redress.Web.Cases.Forms;

/// <summary>The form of one action as it stands: what was typed into it, what came with it, and what is wrong with that.</summary>
public sealed class FormValues
{
    private readonly IReadOnlyDictionary<string, StringValues> _posted;
    private readonly IReadOnlyList<FieldRefusal> _wrong;
    private readonly IReadOnlyList<StagedFile> _staged;
    private readonly RefusalTexts _texts;

    internal FormValues(
        string action,
        IReadOnlyDictionary<string, StringValues> posted,
        IReadOnlyList<FieldRefusal> wrong,
        IReadOnlyList<StagedFile> staged,
        RefusalTexts texts
    ) => (Action, _posted, _wrong, _staged, _texts) = (action, posted, wrong, staged, texts);

    public string Action { get; }

    /// <summary>All of it, as it was sent.</summary>
    internal IReadOnlyDictionary<string, StringValues> Posted => _posted;

    /// <summary>Why the act itself may not happen, at the input that answers it; null where none does.</summary>
    public (string Path, string Sentence)? OfTheAct { get; init; }

    /// <summary>What was said of the fields before a redirect.</summary>
    public IReadOnlyList<(string Path, string Sentence)> Told { get; init; } = [];

    /// <summary>The command that the form fills in; null for none of the procedure.</summary>
    public Type? CommandType => CommandCatalog.ByName.GetValueOrDefault(Action);

    public string? Value(string path) => _posted.TryGetValue(path, out var value) ? value[0] : null;

    /// <summary>What one of several inputs of the same name holds.</summary>
    public string? Value(string path, int index) =>
        _posted.TryGetValue(path, out var values) && index < values.Count ? values[index] : null;

    public int Count(string path) => _posted.TryGetValue(path, out var values) ? values.Count : 0;

    /// <summary>All that was chosen under that name.</summary>
    public IReadOnlyList<string> AllOf(string path) =>
        _posted.TryGetValue(path, out var values) ? [.. values.OfType<string>().Where(v => v.Length > 0)] : [];

    public bool Has(string path, string option) => _posted.TryGetValue(path, out var values) && values.Contains(option);

    /// <summary>Files of this field that are here already: their names, and what brings them again.</summary>
    public IEnumerable<(string Name, string Token)> Files(string path) =>
        _staged.Where(s => s.Path == path).Select(s => (s.Document.Name, s.Token));

    /// <summary>The sentences for a field and for what is inside it, when that has no input of its own.</summary>
    public IReadOnlyList<string> Errors(string path) =>
        [
            .. _wrong.Where(w => IsAt(w.Field, path)).Select(Sentence).Distinct(),
            .. Told.Where(t => IsAt(t.Path, path)).Select(t => t.Sentence),
            .. OfTheAct is { } act && act.Path == path ? [act.Sentence] : Array.Empty<string>(),
        ];

    public IReadOnlyList<(string Path, string Sentence)> All =>
        [
            .. _wrong.Select(w => (w.Field, Sentence(w))).Distinct(),
            .. Told,
            .. OfTheAct is { } act ? [act] : Array.Empty<(string, string)>(),
        ];

    /// <summary>The id of the input where the sentence stands: that of the list, for one of the list's own entries.</summary>
    public static string InputOf(string path) =>
        Id(
            path.EndsWith(']') ? path[..path.LastIndexOf('[')]
            : path.EndsWith("].item", StringComparison.Ordinal) ? $"{path[..^4]}text"
            : path
        );

    public static string Id(string path) =>
        "f-" + string.Concat(path.Select(ch => char.IsLetterOrDigit(ch) ? ch : '-'));

    private string Sentence(FieldRefusal refusal) =>
        refusal.Reason == FieldReason.NotReadable
        && _posted.TryGetValue(TypedDays.Field, out var days)
        && TypedDays.AreAt(refusal.Field, days)
            ? _texts.NoDay
            : _texts.Field(refusal);

    private static bool IsAt(string field, string path) =>
        field == path
        || field.StartsWith(path + "[", StringComparison.Ordinal) && field.EndsWith(']')
        || field.StartsWith(path + ".", StringComparison.Ordinal)
        || path.EndsWith("].text", StringComparison.Ordinal) && field == $"{path[..^4]}item";
}
