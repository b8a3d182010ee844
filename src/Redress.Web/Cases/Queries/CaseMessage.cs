using System.Text.Json.Serialization;
using Redress.Domain.Cases;
using Redress.Domain.Letters;

namespace Redress.Web.Cases.Queries;

/// <summary>That a letter went by post: on which day, under which number, and what the post said became of it.</summary>
public sealed record LetterPosting(DateOnly On, string? Number, string? Result, DateOnly? ResultOn);

public sealed record CaseMessage(long Id, DateTimeOffset At, string Subject, string Body)
{
    /// <summary>To whom; for the staff's pages, which show the letters to all.</summary>
    [JsonIgnore]
    public string To { get; init; } = "";

    [JsonIgnore]
    public string Template { get; init; } = "";

    /// <summary>What the post has done with it, for the staff's pages; null where it did not go by post.</summary>
    [JsonIgnore]
    public LetterPosting? Posting { get; init; }

    /// <summary>The day on which what it tells of the decision stopped to hold (BC-29); null while it holds.</summary>
    public DateOnly? NoLongerHolds { get; init; }

    /// <summary>As it is to be read beside the case: marked where it tells what no longer holds.</summary>
    public CaseMessage Beside(Case c) =>
        this with
        {
            NoLongerHolds = Correspondence.NoLongerHolds(c, LetterTemplate.Find(Template), At),
        };
}
