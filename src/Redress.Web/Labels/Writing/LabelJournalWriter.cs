using System.Security.Cryptography;
using System.Text.Json;
using Redress.Domain;
using Redress.Domain.Journal;
using Redress.Domain.Labels;
using Redress.Domain.Labels.Commands;
using Redress.Web.Storage;
using Redress.Web.Storage.Labels;

namespace Redress.Web.Labels.Writing;

/// <summary>What an entry of the journal of labels says about who did what with which fields; the erasable part.</summary>
internal sealed record LabelJournalContent(string ById, string ByName, JsonElement Command);

/// <summary>Adds an entry to the chain of a member's labels (ST-2, ST-4), and beside it the content that the entry commits to.</summary>
internal static class LabelJournalWriter
{
    /// <summary>What the chain of a member is bound to, so that no journal passes for another's.</summary>
    public static string Genesis(string memberId) => HashChain.Genesis("member " + memberId);

    /// <summary>The row has the file as it is after the act: the entry commits to it. Saves nothing by itself.</summary>
    public static void Write(AppDb db, LabelFileRow row, LabelCommand command, LabelCourse course, LabelContext context)
    {
        var salt = RandomNumberGenerator.GetBytes(32);
        var text = ContentOf(command, context);
        var sequence = row.JournalLength + 1;
        var previous = row.JournalLength == 0 ? Genesis(row.MemberId) : row.JournalHash;
        var at = (context.Now < row.ChangedAt ? row.ChangedAt : context.Now).ToUniversalTime();
        var head = new JournalEntryHead(
            sequence,
            at,
            context.By.Role.ToString(),
            command.Name,
            At(course.Label, course.From),
            At(course.Label, course.To),
            course.Rule,
            course.SeenBy.ToString(),
            HashChain.CommitToContent(salt, text),
            HashChain.CommitToFile(salt, row.File)
        )
        {
            Consequences = ConsequencesOf(course),
        };
        var hash = HashChain.Next(previous, head);
        db.Add(
            new LabelJournalRow
            {
                MemberId = row.MemberId,
                Sequence = sequence,
                At = at,
                Role = head.Role,
                Action = head.Action,
                Label = course.Label ?? "",
                From = head.From ?? "",
                To = head.To,
                Rule = head.Rule,
                Consequences = head.Consequences.Count == 0 ? "" : JsonSerializer.Serialize(head.Consequences),
                SeenBy = head.SeenBy,
                Commitment = head.Commitment,
                FileCommitment = head.FileCommitment,
                Hash = hash,
            }
        );
        db.Add(
            new LabelJournalContentRow
            {
                MemberId = row.MemberId,
                Sequence = sequence,
                Salt = salt,
                Content = text,
            }
        );
        (row.JournalLength, row.JournalHash, row.ChangedAt) = (sequence, hash, at);
    }

    private static string ContentOf(LabelCommand command, LabelContext context) =>
        JsonSerializer.Serialize(
            new LabelJournalContent(
                context.By.Id,
                context.By.Name,
                JsonSerializer.SerializeToElement(command, command.GetType(), CaseJson.Options)
            ),
            CaseJson.Options
        );

    private static IReadOnlyList<JournalConsequence> ConsequencesOf(LabelCourse course) =>
        [
            .. course.Consequences.Select(c => new JournalConsequence(
                $"{c.Label}:{c.Name}",
                WireNames.Camel(c.To.ToString()),
                c.Rule
            )),
        ];

    /// <summary>Who did what, of an entry whose content is not erased.</summary>
    public static LabelJournalContent Read(LabelJournalContentRow row) =>
        JsonSerializer.Deserialize<LabelJournalContent>(row.Content, CaseJson.Options)!;

    /// <summary>An entry as it stands in its row.</summary>
    public static JournalEntry EntryOf(LabelJournalRow row) =>
        new(
            row.Sequence,
            row.At,
            row.Role,
            row.Action,
            row.From,
            row.To,
            row.Rule,
            row.SeenBy,
            row.Commitment,
            row.FileCommitment,
            row.Hash
        )
        {
            Consequences =
                row.Consequences.Length == 0
                    ? []
                    : JsonSerializer.Deserialize<List<JournalConsequence>>(row.Consequences)!,
        };

    // The state with its label: "b2c valid"; empty where the act is on the member as a whole.
    private static string At(string? label, LabelState? state) =>
        label is null || state is null ? "" : $"{label} {WireNames.Camel(state.Value.ToString())}";
}
