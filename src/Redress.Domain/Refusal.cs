namespace Redress.Domain;

/// <summary>Why an act is refused; judged in this order (docs/api.md).</summary>
public enum RefusalKind
{
    NotYours,
    NotThisRole,
    Stale,
    NotInThisState,
    Invalid,
}

/// <summary>One field that is not in order. <paramref name="Field"/> is its path in camelCase; <paramref name="Reason"/> is put into words with <paramref name="Values"/>.</summary>
public sealed record FieldRefusal(string Field, string Rule, FieldReason Reason, params IReadOnlyList<object> Values);

/// <summary>One thing that is missing before an act may happen: what, whose, about which document, until when.</summary>
public sealed record Obstacle(ObstacleKind What, Party? Party = null, string? Document = null, DateOnly? Until = null);

/// <summary>An act that may not happen: what kind of refusal, by which rule, and why.</summary>
public sealed record Refusal(RefusalKind Kind, string Rule, RefusalReason Reason)
{
    public IReadOnlyList<FieldRefusal> Fields { get; init; } = [];

    public IReadOnlyList<Obstacle> Obstacles { get; init; } = [];

    public static Refusal NotYours() => new(RefusalKind.NotYours, "BC-16", RefusalReason.NotYours);

    public static Refusal State(string rule, RefusalReason reason, params IReadOnlyList<Obstacle> missing) =>
        new(RefusalKind.NotInThisState, rule, reason) { Obstacles = missing };

    public static Refusal Invalid(params IReadOnlyList<FieldRefusal> fields) =>
        new(RefusalKind.Invalid, fields[0].Rule, RefusalReason.Invalid) { Fields = fields };

    public static Refusal Field(string field, string rule, FieldReason reason, params IReadOnlyList<object> values) =>
        Invalid(new FieldRefusal(field, rule, reason, values));
}

/// <summary>Gathers what is wrong with the fields of one command, so that all of it is told at once.</summary>
public sealed class Validation
{
    private readonly List<FieldRefusal> _found = [];

    public Refusal? Refusal => _found.Count == 0 ? null : Domain.Refusal.Invalid([.. _found]);

    /// <summary>Whether something is wrong with that field already.</summary>
    public bool Tells(string field) => _found.Exists(f => f.Field == field);

    public void Require(bool holds, string field, string rule, FieldReason reason, params IReadOnlyList<object> values)
    {
        if (!holds)
        {
            _found.Add(new FieldRefusal(field, rule, reason, values));
        }
    }

    public void Required(object? value, string field, string rule)
    {
        var missing =
            value is null
            || value is string text && string.IsNullOrWhiteSpace(text)
            || value is System.Collections.ICollection { Count: 0 };
        Require(!missing, field, rule, FieldReason.Required);
    }

    /// <summary>A text of one line: nothing in it is hidden, and it is no longer than <paramref name="most"/> characters.</summary>
    public void Line(string? text, string field, string rule, int most = int.MaxValue)
    {
        if (LineText.WhyNot(text) is { } reason)
        {
            Require(false, field, rule, reason);
        }

        Require((text?.Length ?? 0) <= most, field, rule, FieldReason.TooLong, most);
    }
}
