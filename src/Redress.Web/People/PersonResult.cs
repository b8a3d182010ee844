namespace Redress.Web.People;

/// <summary>What is wrong with an act on somebody of the body.</summary>
/// <param name="Rule">By which rule it is refused (409); null where a field is at fault (422), or there is nobody (404).</param>
/// <param name="Field">Which field is at fault; null where none is.</param>
/// <param name="Why">The sentence, a key of <see cref="PeopleTexts"/> after <c>refused.</c></param>
internal sealed record PersonRefusal(string? Rule, string? Field, string Why)
{
    public static readonly PersonRefusal Nobody = new(null, null, "nobody");

    public static PersonRefusal By(string rule, string why) => new(rule, null, why);

    public static PersonRefusal Of(string field, string why) => new(null, field, why);
}

/// <summary>What an act came to: how the person is then, or why it was not done.</summary>
internal sealed record PersonResult(PersonView? Person, PersonRefusal? Refusal)
{
    public static implicit operator PersonResult(PersonRefusal refusal) => new(null, refusal);
}
