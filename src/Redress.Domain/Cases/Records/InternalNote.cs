namespace Redress.Domain.Cases.Records;

/// <summary>What one of the body wrote down for the others (BC-16); no party ever sees it.</summary>
/// <param name="Text">Markdown.</param>
public sealed record InternalNote(string Id, string ById, string ByName, Role Role, DateTimeOffset At, string Text);
