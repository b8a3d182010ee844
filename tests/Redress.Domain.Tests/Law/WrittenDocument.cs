using System.Text;

namespace Redress.Domain.Tests.Law;

/// <summary>A document in docs/ that is written from the program. It is current, or the test says so; with <c>REDRESS_UPDATE_DOCS=1</c> it is written anew.</summary>
/// <param name="tests">What is given to <c>dotnet test</c> to write it.</param>
internal sealed class WrittenDocument(string title, string introduction, string tests = "tests/Redress.Domain.Tests")
{
    private readonly StringBuilder _text = new(
        $"<!-- Written from the program by its tests: REDRESS_UPDATE_DOCS=1 dotnet test {tests} -->\n\n# {title}\n\n{introduction}\n"
    );

    public void Heading(string text, int level = 2) => _text.Append($"\n{new string('#', level)} {text}\n");

    public void Paragraph(string text) => _text.Append($"\n{text}\n");

    public void Mermaid(string kind, IEnumerable<string> lines)
    {
        _text.Append($"\n```mermaid\n{kind}\n");
        foreach (var line in lines)
        {
            _text.Append($"    {line}\n");
        }

        _text.Append("```\n");
    }

    public void Table(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        _text.Append($"\n| {string.Join(" | ", columns)} |\n| {string.Join(" | ", columns.Select(_ => "---"))} |\n");
        foreach (var row in rows)
        {
            _text.Append($"| {string.Join(" | ", row)} |\n");
        }
    }

    public void IsCurrent(string file)
    {
        var path = Repository.PathOf("docs", file);
        if (Environment.GetEnvironmentVariable("REDRESS_UPDATE_DOCS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, _text.ToString());
        }

        var written = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        Assert.True(
            written == _text.ToString(),
            $"docs/{file} is not current; REDRESS_UPDATE_DOCS=1 dotnet test {tests} writes it anew."
        );
    }
}
