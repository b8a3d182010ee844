using Microsoft.Extensions.DependencyInjection;
using Redress.Domain;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Cases.StaffFile.Live;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Cases.StaffFile;

/// <summary>Who else has a file open.</summary>
public sealed class FileReadersTests(OneApp one) : IClassFixture<OneApp>
{
    private static readonly Actor Sofie = new(Role.Secretary, "sofie", "Sofie");
    private static readonly Actor Karim = new(Role.Secretary, "karim", "Karim");

    [Fact]
    [Rule("FP-1")]
    public void Who_opens_and_leaves_a_file_is_told_to_the_others_who_have_it_open()
    {
        var readers = one.App.Services.GetRequiredService<FileReaders>();
        var told = 0;
        using var first = readers.Enter("2026-1", Sofie, () => told++);
        Assert.Empty(readers.Others("2026-1", Sofie));
        var second = readers.Enter("2026-1", Karim, () => { });
        // The same person in two windows is one.
        var third = readers.Enter("2026-1", Karim, () => { });
        using var elsewhere = readers.Enter("2026-2", new Actor(Role.Secretary, "an", "An"), () => { });
        Assert.Equal(2, told);
        Assert.Equal(["Karim"], readers.Others("2026-1", Sofie));
        Assert.Equal(["Sofie"], readers.Others("2026-1", Karim));
        second.Dispose();
        Assert.Equal(["Karim"], readers.Others("2026-1", Sofie));
        third.Dispose();
        Assert.Equal(4, told);
        Assert.Empty(readers.Others("2026-1", Sofie));
    }
}
