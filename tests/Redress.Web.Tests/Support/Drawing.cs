using System.Globalization;
using Bunit;
using Redress.Domain;
using Redress.Domain.Procedure;
using Redress.Domain.Tests;
using Redress.Testing;
using Redress.Web.Cases.OpenCases;
using Redress.Web.Cases.Queries;
using Redress.Web.Shell;

namespace Redress.Web.Tests.Support;

/// <summary>Components as the program draws them, in English, with the program's own services and texts.</summary>
public class Drawing : BunitContext
{
    private readonly (CultureInfo, CultureInfo) _before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);

    public Drawing(TestApp program)
    {
        Services.AddFallbackServiceProvider(program.Services);
        CultureInfo.CurrentCulture = Languages.FormatOf(Languages.Fallback);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(Languages.Fallback);
    }

    /// <summary>The case as that person has it open, with what it may and may not do by the procedure.</summary>
    public static OpenCase Open(ACase a, Actor reader, IReadOnlyList<JournalLine>? journal = null)
    {
        var (permitted, blocked) = CaseMachine.ActionsFor(a.It, reader, a.Now, a.Rulebook);
        return new OpenCase(
            a.It,
            reader,
            a.Rulebook,
            a.Now,
            $"/cases/{a.It.Number}",
            permitted,
            blocked,
            journal ?? [],
            []
        );
    }

    protected override void Dispose(bool disposing)
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = _before;
        base.Dispose(disposing);
    }
}
