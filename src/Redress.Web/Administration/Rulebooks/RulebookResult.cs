using Redress.Domain.Rulebooks;

namespace Redress.Web.Administration.Rulebooks;

/// <summary>A version as somebody sends it in, before anybody knows whether it is one.</summary>
/// <param name="InForce">From which day; null: from the one that its text says.</param>
internal sealed record RulebookDraft(string Json, DateOnly? AnnouncedOn, DateOnly? InForce, bool Significant);

/// <summary>How a draft is announced; what is not said is as it was sent in.</summary>
internal sealed record Announcement(DateOnly? AnnouncedOn, DateOnly? InForce, bool? Significant);

/// <summary>Why an act on rulebooks is not done.</summary>
/// <param name="Rule">By which rule it is refused (409); null where a field is at fault (422), or there is no such version (404).</param>
/// <param name="Field">Which field is at fault; null where none is.</param>
/// <param name="Why">The sentence, a key of <see cref="RulebookTexts"/> after <c>refused.</c></param>
internal sealed record RulebookRefusal(string? Rule, string? Field, string Why)
{
    public static readonly RulebookRefusal Nothing = new(null, null, "nothing");

    /// <summary>The first day that would be in time, where it is too soon.</summary>
    public DateOnly? Earliest { get; init; }

    /// <summary>All that is wrong with the text, where that is at fault.</summary>
    public IReadOnlyList<RulebookError> Faults { get; init; } = [];

    public static RulebookRefusal By(string rule, string why) => new(rule, null, why);

    public static RulebookRefusal Of(string field, string why) => new(null, field, why);

    public static RulebookRefusal Of(IReadOnlyList<RulebookError> faults) =>
        new(null, "rulebook", "faults") { Faults = faults };
}

/// <summary>What an act came to: how the version is then, or why it was not done.</summary>
internal sealed record RulebookResult(RulebookVersion? Version, RulebookRefusal? Refusal)
{
    public static implicit operator RulebookResult(RulebookRefusal refusal) => new(null, refusal);
}
