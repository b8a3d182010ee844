using Redress.Domain;
using Redress.Domain.Cases;

namespace Redress.Web.Cases.Commands;

/// <summary>What an act came to: the case as it then is, or the refusal (with the case, where the caller may see it).</summary>
internal sealed record ActResult(Case? Case, Refusal? Refusal);

/// <summary>What a filing came to. The tracking code is known here and never again: the store keeps its hash.</summary>
internal sealed record FilingResult(
    Case? Case,
    string? TrackingCode,
    IReadOnlyList<string> Duplicates,
    Refusal? Refusal
)
{
    /// <summary>Without the code.</summary>
    public override string ToString() => $"{nameof(FilingResult)} {Case?.Number} {Refusal}";
}
