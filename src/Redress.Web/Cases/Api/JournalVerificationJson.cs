using Redress.Domain.Journal;

namespace Redress.Web.Cases.Api;

/// <summary>The answer of <c>journal/verify</c> when all holds; <paramref name="Entries"/> is how many there are.</summary>
internal sealed record IntactJournal(bool Intact, long Entries);

/// <summary>The answer of <c>journal/verify</c> when something does not hold, as <see cref="Verification"/> has it.</summary>
internal sealed record BrokenJournal(bool Intact, long At, BrokenPart What);
