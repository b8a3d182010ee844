using System.Globalization;
using System.Text.RegularExpressions;
using Redress.Domain.Cases;
using Redress.Domain.Journal;
using Redress.Web.Cases.Commands;
using Redress.Web.Cases.Figures;
using Redress.Web.Storage;

namespace Redress.Bench;

/// <summary>Other cases of a pattern.</summary>
internal sealed partial record Pattern
{
    /// <summary>
    /// The rows of another case of this pattern, as real acts would have left them, and as the verifier wants them. Its journal is chained anew and commits to its file; of
    /// these commitments only the last is ever held against it. Its head stands in the root of that number.
    /// </summary>
    /// <param name="weeks">By how many weeks all of its days are later: whole weeks, so that each stays the same day of the week.</param>
    public CaseRows Like(string number, string name, string words, int weeks, long root, long position)
    {
        var (id, days) = (Guid.CreateVersion7(), weeks * 7);
        var text = new Retelling(this, number, name, words, days);
        var file = text.Tell(Case.File);
        var c = CaseJson.Read(file);
        var contents = Contents
            .Select(x => new JournalContentRow
            {
                CaseId = id,
                Sequence = x.Sequence,
                Salt = x.Salt,
                Content = text.Tell(x.Content),
            })
            .ToList();
        var journal = Chain(id, number, file, contents, days);
        var row = new CaseRow
        {
            Id = id,
            Number = number,
            ComplainantCodeHash = Case.ComplainantCodeHash,
            Figures = CaseFigures.Of(c).ToString(),
            JournalLength = Case.JournalLength,
            JournalHash = journal[^1].Hash,
            ChangedAt = journal[^1].At,
            RootedLength = Case.JournalLength,
            File = file,
        };
        CaseProjection.WriteColumns(row, c);
        return new CaseRows(
            row,
            [
                // What fell due before the first day was done then.
                .. DueSchedule
                    .Of(c, Rulebook)
                    .Where(d => d.Value > Office.FirstDay)
                    .Select(d => new DueRow
                    {
                        CaseId = id,
                        What = d.Key,
                        At = d.Value,
                    }),
                .. CaseProjection.Recusals(id, c),
                .. ContactProjection.Of(id, c),
                .. WaitProjection.Of(id, c, Rulebook, row.ChangedAt),
                .. journal,
                .. contents,
                .. Letters.Select(l => Copy(l, id, number, text)),
                new JournalHeadRow
                {
                    RootId = root,
                    Position = position,
                    CaseId = id,
                    Number = number,
                    Sequence = row.JournalLength,
                    Hash = row.JournalHash,
                },
            ]
        );
    }

    /// <summary>The rows of this very case once more under another number, without thinking: what an endpoint that knows no law inserts.</summary>
    public CaseRows Again(string number)
    {
        var id = Guid.CreateVersion7();
        var row = new CaseRow
        {
            Id = id,
            Number = number,
            ComplainantCodeHash = Case.ComplainantCodeHash,
            Figures = Case.Figures,
            JournalLength = Case.JournalLength,
            JournalHash = Case.JournalHash,
            File = Case.File,
            Scheme = Case.Scheme,
            RulebookVersion = Case.RulebookVersion,
            Kind = Case.Kind,
            State = Case.State,
            Language = Case.Language,
            FiledAt = Case.FiledAt,
            FiledOn = Case.FiledOn,
            ComplainantName = Case.ComplainantName,
            ComplainantEmail = Case.ComplainantEmail,
            RespondentName = Case.RespondentName,
            RespondentNameKey = Case.RespondentNameKey,
            RespondentMemberId = Case.RespondentMemberId,
            NextDue = Case.NextDue,
            NextDueKind = Case.NextDueKind,
            NextDueParty = Case.NextDueParty,
            AssignedKey = Case.AssignedKey,
            ChangedAt = Case.ChangedAt,
            RespondentDue = Case.RespondentDue,
            TextKey = number,
            Version = Case.Version,
            SearchWords = $"{id:N} {Case.SearchWords}",
        };
        var text = new Retelling(this, Case.Number, Name, Word, 0);
        var c = CaseJson.Read(Case.File);
        return new CaseRows(
            row,
            [
                new FigureChangeRow { Scheme = Case.Scheme, Changes = Case.Figures },
                .. ContactProjection.Of(id, c),
                .. WaitProjection.Of(id, c, Rulebook, row.ChangedAt),
                .. Due.Select(d => new DueRow
                {
                    CaseId = id,
                    What = d.What,
                    At = d.At,
                }),
                .. Journal.Select(j => Copy(j, id)),
                .. Contents.Select(x => new JournalContentRow
                {
                    CaseId = id,
                    Sequence = x.Sequence,
                    Salt = x.Salt,
                    Content = x.Content,
                }),
                .. Letters.Select(l => Copy(l, id, number, text)),
            ]
        );
    }

    private List<JournalRow> Chain(
        Guid id,
        string number,
        string file,
        IReadOnlyList<JournalContentRow> contents,
        int days
    )
    {
        var (hash, journal) = (HashChain.Genesis(number), new List<JournalRow>());
        foreach (var (entry, content) in Journal.Zip(contents))
        {
            var row = Copy(entry, id);
            row.At = entry.At.AddDays(days);
            row.Commitment = HashChain.CommitToContent(content.Salt, content.Content);
            row.FileCommitment = HashChain.CommitToFile(content.Salt, file);
            hash = HashChain.Next(
                hash,
                new JournalEntryHead(
                    row.Sequence,
                    row.At,
                    row.Role,
                    row.Action,
                    row.From,
                    row.To,
                    row.Rule,
                    row.SeenBy,
                    row.Commitment,
                    row.FileCommitment
                )
                {
                    Consequences = JournalConsequences.Read(row.Consequences)!,
                }
            );
            row.Hash = hash;
            journal.Add(row);
        }
        return journal;
    }

    private static JournalRow Copy(JournalRow of, Guid id) =>
        new()
        {
            CaseId = id,
            Sequence = of.Sequence,
            At = of.At,
            Role = of.Role,
            Action = of.Action,
            From = of.From,
            To = of.To,
            Rule = of.Rule,
            Consequences = of.Consequences,
            SeenBy = of.SeenBy,
            Commitment = of.Commitment,
            FileCommitment = of.FileCommitment,
            Hash = of.Hash,
        };

    private static LetterRow Copy(LetterRow of, Guid id, string number, Retelling text) =>
        new()
        {
            CaseId = id,
            CaseNumber = number,
            To = of.To,
            Email = of.Email,
            Name = text.Tell(of.Name),
            Template = of.Template,
            Language = of.Language,
            Subject = text.Tell(of.Subject),
            Body = text.Tell(of.Body),
            CreatedAt = of.CreatedAt.AddDays(text.Days),
            State = "sent",
            NextTry = of.NextTry.AddDays(text.Days),
        };

    [GeneratedRegex(@"\d{4}-\d{2}-\d{2}", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Date();

    /// <summary>A text of the pattern as the text of another case.</summary>
    private sealed record Retelling(Pattern Of, string Number, string Name, string Words, int Days)
    {
        public string Tell(string text)
        {
            var told = text.Replace(Of.Case.Number, Number, StringComparison.Ordinal)
                .Replace(Pattern.Name, Name, StringComparison.Ordinal)
                .Replace(Word, Words, StringComparison.Ordinal)
                .Replace(OrderNumber, $"A-{Number[^9..]}", StringComparison.Ordinal);
            return Days == 0 ? told : Date().Replace(told, Later);
        }

        private string Later(Match match) =>
            DateOnly.TryParseExact(
                match.Value,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
                ? day.AddDays(Days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                : match.Value;
    }
}

/// <summary>The rows of one case: its own, and all others in the order in which they may be written.</summary>
internal sealed record CaseRows(CaseRow Case, IReadOnlyList<object> Others);
