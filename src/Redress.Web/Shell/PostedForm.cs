using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Primitives;

namespace Redress.Web.Shell;

/// <summary>
/// A form as it was posted, by the paths of its fields, with what is wrong with them. A path is at once the name and the id
/// of the input and, where the law judges it, the path in the refusal; its label is the text <c>field.{path}</c>.
/// </summary>
internal sealed class PostedForm(IStringLocalizer texts)
{
    private readonly Dictionary<string, StringValues> _values = new(StringComparer.Ordinal);
    private readonly List<(string Path, string Sentence)> _errors = [];

    /// <summary>The first error of each field, as found or as sorted.</summary>
    public IReadOnlyList<(string Path, string Sentence)> Errors => _errors;

    public string? this[string path]
    {
        get => _values.TryGetValue(path, out var value) && value.ToString() is { Length: > 0 } text ? text : null;
        set => _values[path] = value;
    }

    public IReadOnlyList<string> All(string path) => _values.TryGetValue(path, out var values) ? [.. values.OfType<string>()] : [];

    public bool Has(string path) => this[path] is not null;

    public void Take(IFormCollection form)
    {
        foreach (var (name, values) in form)
            _values[name] = values;
    }

    public string Label(string path) => texts[$"field.{path}"];

    public string? Hint(string path) => texts[$"field.{path}.hint"] is { ResourceNotFound: false } hint ? hint.Value : null;

    public string? ErrorOf(string path) => _errors.Find(e => e.Path == path).Sentence;

    public void Refuse(string path, string sentence)
    {
        if (ErrorOf(path) is null)
            _errors.Add((path, sentence));
    }

    /// <summary>Puts the errors into the order in which the fields stand on the page.</summary>
    public void InOrderOf(IReadOnlyList<string> paths)
    {
        var sorted = _errors.OrderBy(e => paths.TakeWhile(p => p != e.Path).Count()).ToList();
        _errors.Clear();
        _errors.AddRange(sorted);
    }

    /// <summary>What describes an input to a screen reader: its hint and its error.</summary>
    public string? Describes(string path)
    {
        var ids = new[] { Hint(path) is null ? null : $"{path}-hint", ErrorOf(path) is null ? null : $"{path}-error" };
        return string.Join(' ', ids.OfType<string>()) is { Length: > 0 } all ? all : null;
    }
}
