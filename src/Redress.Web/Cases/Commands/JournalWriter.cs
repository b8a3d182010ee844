using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Records;
using Redress.Domain.Journal;
using Redress.Web.Storage;

namespace Redress.Web.Cases.Commands;

/// <summary>What an entry of the journal says about who did what with which fields; the erasable part.</summary>
/// <param name="Paper">The document on which an act on paper rests (FP-13); null where none was named.</param>
/// <param name="Message">The message in which the act was written (FP-20).</param>
internal sealed record JournalContent(
    string ById,
    string ByName,
    string? OnBehalfOf,
    DateOnly? Arrived,
    JsonElement Command,
    string? Paper = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Message = null
);

/// <summary>Adds an entry to the chain of a case, and beside it the content that the entry commits to.</summary>
internal static class JournalWriter
{
    /// <summary>The row has the file as it is after the act: the entry commits to it (ST-2). Saves nothing by itself.</summary>
    public static void Write(AppDb db, CaseRow row, DoneAct done)
    {
        var (c, act) = (done.Case, done.Act);
        var salt = RandomNumberGenerator.GetBytes(32);
        var text = JsonSerializer.Serialize(ContentOf(done), ActionJson.Options);
        var sequence = row.JournalLength + 1;
        var previous = row.JournalLength == 0 ? HashChain.Genesis(c.Number) : row.JournalHash;
        var head = new JournalEntryHead(
            sequence,
            InstantOf(row, act),
            act.Capacity.ToString(),
            done.Action,
            done.IsFiling ? "" : done.Course.From.ToString(),
            c.State.ToString(),
            done.Course.Rule,
            done.Course.SeenBy.ToString(),
            HashChain.CommitToContent(salt, text),
            HashChain.CommitToFile(salt, row.File)
        )
        {
            Consequences = [.. done.Course.Consequences.Select(c => new JournalConsequence(c.Name, $"{c.To}", c.Rule))],
        };
        var hash = HashChain.Next(previous, head);
        db.Add(
            new JournalRow
            {
                CaseId = row.Id,
                Sequence = sequence,
                At = head.At,
                Role = head.Role,
                Action = done.Action,
                From = head.From ?? "",
                To = head.To,
                Rule = head.Rule,
                Consequences = JournalConsequences.Write(head.Consequences),
                SeenBy = head.SeenBy,
                Commitment = head.Commitment,
                FileCommitment = head.FileCommitment,
                Hash = hash,
            }
        );
        db.Add(
            new JournalContentRow
            {
                CaseId = row.Id,
                Sequence = sequence,
                Salt = salt,
                Content = text,
            }
        );
        (row.JournalLength, row.JournalHash, row.ChangedAt) = (sequence, hash, head.At);
    }

    /// <summary>
    /// When it was done, as the journal has it: never before the entry that it follows, though the clock was put back since (ST-2). The law judges by the clock as it is:
    /// one that was ahead once makes nothing late afterwards.
    /// </summary>
    /// <param name="row">As it is before the entry is written.</param>
    public static DateTimeOffset InstantOf(CaseRow row, Act act) =>
        (act.Now < row.ChangedAt ? row.ChangedAt : act.Now).ToUniversalTime();

    private static JournalContent ContentOf(DoneAct done) =>
        new(
            done.Act.By.Id,
            done.Act.By.Name,
            done.Act.OnBehalfOf?.ToString(),
            done.Act.Arrived,
            JsonSerializer.SerializeToElement(done.Content, done.Content.GetType(), ActionJson.Options),
            done.Act.Paper,
            done.Act.Message
        );
}

/// <summary>The consequences of an act as the journal's row holds them.</summary>
internal static class JournalConsequences
{
    public static string Write(IReadOnlyList<JournalConsequence> consequences) =>
        consequences.Count == 0 ? "" : JsonSerializer.Serialize(consequences, ActionJson.Options);

    /// <summary>Null: it is not what was written, so somebody changed it behind the program's back.</summary>
    public static IReadOnlyList<JournalConsequence>? Read(string text)
    {
        try
        {
            return text.Length == 0 ? []
                : JsonSerializer.Deserialize<List<JournalConsequence?>>(text, ActionJson.Options) is { } read
                && read.TrueForAll(c => c is { Name: not null, To: not null, Rule: not null })
                    ? [.. read!]
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
