using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Redress.Domain.Decisions;

namespace Redress.Web.Notices;

/// <summary>What is asked of the list of notices, as an address has it.</summary>
internal sealed record NoticeListQuery(
    [FromQuery(Name = "q")] string? Q,
    [FromQuery(Name = "norm")] string? Norm,
    [FromQuery(Name = "outcome")] string? Outcome,
    [FromQuery(Name = "sanction")] string? Sanction,
    [FromQuery(Name = "year")] string? Year,
    [FromQuery(Name = "after")] string? After
)
{
    /// <summary>The question; what makes no sense counts as not asked.</summary>
    public NoticeQuestion Read() =>
        new(
            Q,
            string.IsNullOrWhiteSpace(Norm) ? null : Norm,
            Named<Outcome>(Outcome),
            Named<SanctionKind>(Sanction),
            int.TryParse(Year, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number is > 0 and < 10000
                ? number
                : null,
            After
        );

    private static T? Named<T>(string? name)
        where T : struct, Enum =>
        name is not null
        && !char.IsAsciiDigit(name.FirstOrDefault('0'))
        && Enum.TryParse<T>(name, ignoreCase: true, out var value)
        && Enum.IsDefined(value)
            ? value
            : null;
}
