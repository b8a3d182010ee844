using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;

namespace Redress.Web.Cases.FileParts;

/// <summary>One thing that a party put forward (FP-1): on which day, whether late, its words, and the exhibits that came with it.</summary>
/// <param name="Id">By which it can be linked to.</param>
/// <param name="Kind"><c>complaint</c>, <c>claim</c>, <c>messages</c>, <c>item</c>, <c>answer</c>, <c>defence</c>, <c>comment</c> or <c>documents</c>.</param>
/// <param name="Asked">The question that it answers.</param>
public sealed record Submission(
    string Id,
    Party By,
    DateOnly On,
    string Kind,
    string? Asked,
    IReadOnlyList<string> Texts,
    bool Late,
    bool NothingToAdd,
    IReadOnlyList<string> Documents
);

/// <summary>What stands beside each other: what the complainant put forward, and what the respondent set against it before the complainant spoke again.</summary>
public sealed record Exchange(IReadOnlyList<Submission> Complainant, IReadOnlyList<Submission> Respondent)
{
    /// <summary>All that the parties put forward, in the order of time, turn by turn. What was offered to settle is no position and stays out (BC-10).</summary>
    public static IReadOnlyList<Exchange> Of(Case c, Func<DateTimeOffset, DateOnly> day)
    {
        var rounds = new List<(List<Submission> Complainant, List<Submission> Respondent)> { ([], []) };
        foreach (var submission in Positions(c, day))
        {
            if (submission.By == Party.Complainant && rounds[^1].Respondent.Count > 0)
            {
                rounds.Add(([], []));
            }

            (submission.By == Party.Complainant ? rounds[^1].Complainant : rounds[^1].Respondent).Add(submission);
        }

        return [.. rounds.Select(r => new Exchange(r.Complainant, r.Respondent))];
    }

    private static IEnumerable<Submission> Positions(Case c, Func<DateTimeOffset, DateOnly> day)
    {
        List<Submission> all = [.. Complaint(c), .. Answers(c), .. Response(c), .. Comments(c)];
        all.AddRange(Unnamed(c, all.SelectMany(p => p.Documents).ToHashSet(), day));
        return all.OrderBy(p => p.On);
    }

    private static IEnumerable<Submission> Complaint(Case c)
    {
        yield return new(
            "facts-told",
            Party.Complainant,
            c.FiledOn,
            "complaint",
            null,
            [c.Facts],
            false,
            false,
            Brought(c, FileComplaint.ActionName)
        );
        yield return new("claim", Party.Complainant, c.FiledOn, "claim", null, [c.Claim], false, false, []);
        if (c.Messages.Count > 0)
        {
            yield return new("messages", Party.Complainant, c.FiledOn, "messages", null, c.Messages, false, false, []);
        }
    }

    private static IEnumerable<Submission> Answers(Case c) =>
        c.Asked.Select(a => new Submission(
            ServiceSubject.Item(a.Id),
            Party.Complainant,
            a.AnsweredOn ?? a.AskedOn,
            "item",
            a.Text,
            a.Open ? [] : [a.Answer ?? ""],
            a.Late,
            false,
            a.Documents
        ));

    private static IEnumerable<Submission> Comments(Case c) =>
        c.Comments.Select(x => new Submission(
            $"comment-{x.Id}",
            x.By,
            x.On,
            "comment",
            null,
            x.Text is null ? [] : [x.Text],
            x.Late,
            x.NothingToAdd,
            x.Documents
        ));

    // What a party brought on one day and named in no act.
    private static IEnumerable<Submission> Unnamed(Case c, HashSet<string> named, Func<DateTimeOffset, DateOnly> day) =>
        c
            // FP-7: what was not admitted is no position.
            .Documents.Where(d =>
                d is { For: Audience.Parties, By: not null } && !named.Contains(d.Id) && !c.IsWithheld(d.Id)
            )
            .GroupBy(d => (By: d.By!.Value, On: day(d.AddedAt)))
            .Select(g => new Submission(
                $"brought-{g.First().Id}",
                g.Key.By,
                g.Key.On,
                "documents",
                null,
                [],
                g.Any(d => d.Late),
                false,
                [.. g.Select(d => d.Id)]
            ));

    // The documents of the response stand with the defence, or with what there is of it.
    private static IEnumerable<Submission> Response(Case c)
    {
        var r = c.Response;
        var documents = Brought(c, Command.NameOf<Respond>());
        if (r.AnswerOn is { } answered)
        {
            yield return new(
                "answer",
                Party.Respondent,
                answered,
                "answer",
                null,
                [r.Answer ?? ""],
                r.Late,
                false,
                r.DefenceOn is null ? documents : []
            );
        }

        if (r.DefenceOn is { } defended)
        {
            yield return new(
                "defence",
                Party.Respondent,
                defended,
                "defence",
                null,
                [r.Defence ?? ""],
                r.Late,
                false,
                documents
            );
        }

        if (r.MessagesOn is { } sent)
        {
            yield return new(
                "response-messages",
                Party.Respondent,
                sent,
                "messages",
                null,
                r.NoMessages is { } none ? [.. r.Messages, none] : r.Messages,
                r.Late,
                false,
                r.AnswerOn is null && r.DefenceOn is null ? documents : []
            );
        }
    }

    private static IReadOnlyList<string> Brought(Case c, string act) =>
        [.. c.Documents.Where(d => d.AttachedTo == act).Select(d => d.Id)];
}
