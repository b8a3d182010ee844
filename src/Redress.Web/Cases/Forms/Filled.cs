using Microsoft.Extensions.Primitives;
using Redress.Domain;

namespace Redress.Web.Cases.Forms;

/// <summary>A form as it stands: what was typed into it, and what is wrong with that.</summary>
public sealed class Filled(IReadOnlyDictionary<string, StringValues> posted, IReadOnlyList<FieldRefusal> wrong, RefusalTexts texts)
{
    public string? Value(string path) => posted.TryGetValue(path, out var value) ? value[0] : null;

    public bool Has(string path, string option) => posted.TryGetValue(path, out var values) && values.Contains(option);

    /// <summary>The sentences for a field and for what is inside it, when that has no input of its own.</summary>
    public IReadOnlyList<string> Errors(string path) => [.. wrong.Where(w => w.Field == path || w.Field.StartsWith(path + "[", StringComparison.Ordinal) && !w.Field.Contains('.')).Select(texts.Field).Distinct()];

    public IReadOnlyList<(string Path, string Sentence)> All => [.. wrong.Select(w => (w.Field, texts.Field(w))).Distinct()];

    public static string Id(string path) => "f-" + string.Concat(path.Select(ch => char.IsLetterOrDigit(ch) ? ch : '-'));
}
