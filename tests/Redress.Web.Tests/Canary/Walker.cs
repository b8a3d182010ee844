using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Canary;

/// <summary>Somebody who opens everything that it finds, and then everything that it can guess; as a person with pages, or as a program with the API.</summary>
internal sealed partial class Walker(string name, HttpClient client, bool program)
{
    private const int Enough = 1_000;

    // Signing out ends the walk, and so does a second factor, whose page makes a key; the demo's pages show every letter to everybody and exist nowhere else.
    private static readonly string[] Apart =
    [
        "/demo",
        "/_",
        "/account/logout",
        "/account/two-factor",
        "/account/complaints",
        "/api/v1/demo",
    ];

    /// <summary>Its account, or whose code it has; nothing for who is nobody.</summary>
    public string Name => name;

    public bool IsProgram => program;

    /// <summary>What each address answered, as one reads it.</summary>
    /// <param name="passes">Which of the links that it finds it leaves aside.</param>
    public async Task<IReadOnlyDictionary<string, string>> WalkAsync(
        IEnumerable<string> starts,
        Func<string, bool> passes
    )
    {
        var read = new Dictionary<string, string>();
        var open = new Queue<string>(starts);
        while (open.TryDequeue(out var path) && read.Count < Enough)
        {
            if (read.ContainsKey(path) || Apart.Any(a => path.StartsWith(a, StringComparison.OrdinalIgnoreCase)))
            {
                continue;
            }

            using var answer = await client.GetAsync(path);
            var text = WebUtility.HtmlDecode(await ReadAsync(answer.Content));
            read[path] =
                $"{(int)answer.StatusCode} {answer.Content.Headers.ContentDisposition} {answer.Headers.Location} {text}";
            foreach (
                var link in Links()
                    .Matches(text)
                    .Select(m => m.Groups["to"].Value)
                    .Append(answer.Headers.Location?.ToString())
                    .OfType<string>()
            )
            {
                var to =
                    Uri.TryCreate(new Uri("http://localhost/"), link, out var uri) && uri.Host == "localhost"
                        ? uri.PathAndQuery
                        : null;
                // The calendar has a page for every month, week and hour there is, and the report a list for every figure; a search is walked with the words of the cases; the paper is asked for by itself; the program's own files are everybody's.
                if (
                    to is not null
                    && !to.Contains("q=", StringComparison.Ordinal)
                    // A list has as many orders as columns, and beside each the preview of each case: one of them is walked.
                    && !to.Contains("sort=", StringComparison.Ordinal)
                    // What was done is walked on its first page, and whole as a table.
                    && !(
                        to.StartsWith("/admin/", StringComparison.Ordinal)
                        && (
                            to.Contains("after=", StringComparison.Ordinal)
                            || to.Contains("before=", StringComparison.Ordinal)
                        )
                    )
                    && !(
                        to.Contains("peek=", StringComparison.Ordinal)
                        && !to.StartsWith("/cases?peek=", StringComparison.Ordinal)
                    )
                    // As a table a list is walked whole as well; narrowed it has what its page has.
                    && !to.Contains(".csv?", StringComparison.Ordinal)
                    // The texts of the letters are hundreds, and of no case: one of them is walked.
                    && !(
                        to.StartsWith("/admin/letters/", StringComparison.Ordinal)
                        && !to.StartsWith("/admin/letters/decision/nl", StringComparison.Ordinal)
                    )
                    // What happens is walked whole, and not once more for each kind of it.
                    && !to.Contains("what=", StringComparison.Ordinal)
                    && !to.Contains("month=", StringComparison.Ordinal)
                    && !to.Contains("counted=", StringComparison.Ordinal)
                    && !to.Contains("&from=", StringComparison.Ordinal)
                    && !to.Contains("/calendar/plan", StringComparison.Ordinal)
                    && !to.Contains("/decision.pdf", StringComparison.Ordinal)
                    && !to.EndsWith("/bundle.pdf", StringComparison.Ordinal)
                    // The form that stands beside the file is the one on its own page, which is asked for by itself.
                    && !(
                        path.Contains("?act=", StringComparison.Ordinal)
                        && to.Contains("/actions/", StringComparison.Ordinal)
                    )
                    && !Asset().IsMatch(to)
                    && !passes(to)
                    && (!program || to.StartsWith("/api/", StringComparison.Ordinal))
                )
                {
                    open.Enqueue(to);
                }
            }
        }

        Assert.True(read.Count < Enough, $"{name} found no end: {string.Join(' ', read.Keys.TakeLast(5))}");
        return read;
    }

    /// <summary>The bare answer to one address, for comparing: without what differs between any two answers.</summary>
    public async Task<string> BareAsync(HttpMethod method, string path, string number)
    {
        using var request = new HttpRequestMessage(method, path)
        {
            Content =
                method == HttpMethod.Post
                    ? new StringContent("{}", System.Text.Encoding.UTF8, "application/json")
                    : null,
        };
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return $"{(int)answer.StatusCode} {answer.Headers.Location} {Passing().Replace(text.Replace(number, "NUMBER", StringComparison.OrdinalIgnoreCase), "")}".Replace(
            number,
            "NUMBER",
            StringComparison.OrdinalIgnoreCase
        );
    }

    // The words of a PDF are compressed: it is read as its reader would. What only bears its name is read as it is.
    private static async Task<string> ReadAsync(HttpContent content) =>
        content.Headers.ContentType?.MediaType switch
        {
            "application/pdf" => await PdfReader.TextAsync(await content.ReadAsByteArrayAsync())
                ?? await content.ReadAsStringAsync(),
            "application/zip" => await UnpackedAsync(await content.ReadAsStreamAsync()),
            _ => await content.ReadAsStringAsync(),
        };

    // A party's copy of its case: names and words of all files; where their links lead, its page leads as well.
    private static async Task<string> UnpackedAsync(Stream packed)
    {
        using var zip = new ZipArchive(packed);
        var read = new StringBuilder();
        foreach (var entry in zip.Entries)
        {
            using var words = new StreamReader(entry.Open());
            read.AppendLine(entry.FullName).AppendLine(await words.ReadToEndAsync());
        }

        return read.Replace("href=", "").Replace("src=", "").ToString();
    }

    [GeneratedRegex("(?:href|src)=\"(?<to>[^\"#]+)", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Links();

    [GeneratedRegex("^/[^/]+\\.(css|js|svg|ico|png|woff2|webmanifest)(\\?|$)", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Asset();

    // What differs from one answer to the next whatever was asked; the demo's clock among it.
    [GeneratedRegex(
        "\"traceId\":\"[^\"]*\"|value=\"CfDJ8[^\"]*\"|value=\"[0-9a-f-]{36}\"|<!--.*?-->|<div class=\"demo-bar\".*?</span>|nonce=\"[^\"]*\"",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        2000
    )]
    private static partial Regex Passing();
}
