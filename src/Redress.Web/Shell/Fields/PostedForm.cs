using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Primitives;
using Redress.Web.KeptForms;

namespace Redress.Web.Shell.Fields;

/// <summary>
/// A form as it was posted, by the paths of its fields, with what is wrong with them. A path is at once the name and the id
/// of the input and, where the law judges it, the path in the refusal; its label is the text <c>field.{path}</c>.
/// </summary>
/// <param name="seen">For a field, the key of the sentence that says who will read it; null: it has none.</param>
internal sealed class PostedForm(IStringLocalizer texts, Func<string, string?>? seen = null)
{
    private readonly Dictionary<string, StringValues> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, object[]> _inLabels = new(StringComparer.Ordinal);
    private readonly List<(string Path, string Sentence)> _errors = [];

    /// <summary>The first error of each field, as found.</summary>
    public IReadOnlyList<(string Path, string Sentence)> Errors => _errors;

    public string? this[string path]
    {
        get => _values.TryGetValue(path, out var value) && value.ToString() is { Length: > 0 } text ? text : null;
        set => _values[path] = value;
    }

    public IReadOnlyList<string> All(string path) =>
        _values.TryGetValue(path, out var values) ? [.. values.OfType<string>()] : [];

    public bool Has(string path) => this[path] is not null;

    /// <summary>What was posted is in it, also when the page is drawn again.</summary>
    public bool IsRead { get; private set; }

    /// <summary>With what was said of it before a redirect.</summary>
    public void ReadFrom(IFormCollection form)
    {
        IsRead = true;
        foreach (var (path, sentence) in KeptForm.ToldIn(form))
            Refuse(path, sentence);
        foreach (var (name, values) in form)
            _values[name] = values;
    }

    public void Set(string path, string[] values) => _values[path] = values;

    /// <summary>Who will read what is filled in here.</summary>
    public string? SeenBy(string path) => seen?.Invoke(path) is { } key ? texts[key].Value : null;

    public string Label(string path) => texts[$"field.{path}", _inLabels.GetValueOrDefault(path, [])];

    /// <summary>Its label, where it has one.</summary>
    public string? NameOf(string path) =>
        texts[$"field.{path}", _inLabels.GetValueOrDefault(path, [])] is { ResourceNotFound: false } label
            ? label.Value
            : null;

    /// <summary>Says what stands in the places of a field's label.</summary>
    public void PutIntoLabel(string path, params object[] values) => _inLabels[path] = values;

    public string? Hint(string path) =>
        texts[$"field.{path}.hint"] is { ResourceNotFound: false } hint ? hint.Value : null;

    public string? ErrorOf(string path) => _errors.Find(e => e.Path == path).Sentence;

    public void Refuse(string path, string sentence)
    {
        if (ErrorOf(path) is null)
            _errors.Add((path, sentence));
    }

    /// <summary>What describes an input to a screen reader: its hint and its error.</summary>
    public string? Describes(string path)
    {
        var ids = new[]
        {
            Hint(path) is null ? null : $"{path}-hint",
            ErrorOf(path) is null ? null : $"{path}-error",
            SeenBy(path) is null ? null : $"{path}-seen",
        };
        return string.Join(' ', ids.OfType<string>()) is { Length: > 0 } all ? all : null;
    }
}
