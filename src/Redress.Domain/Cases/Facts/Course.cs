using Redress.Domain.Cases.Records;

namespace Redress.Domain.Cases.Facts;

/// <summary>The way that an act took through the table, as the journal keeps it (ST-2): from which state, by which row's rule, and what followed in order.</summary>
public sealed record Course(CaseState From, string Rule, SeenBy SeenBy, IReadOnlyList<ConsequenceDone> Consequences);

/// <summary>One consequence that an act had: its name, the state to which it led, the rule of its row.</summary>
public sealed record ConsequenceDone(string Name, CaseState To, string Rule);
