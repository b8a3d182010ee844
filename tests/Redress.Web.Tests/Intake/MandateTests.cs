using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Tests.Law;
using Redress.Web.Cases.Commands;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Intake;

/// <summary>FP-13: who files for somebody else is asked for the mandate.</summary>
public sealed partial class MandateTests(OneApp one) : IClassFixture<OneApp>
{
    private static readonly Actor Secretary = new(Role.Secretary, "s", "S");

    [GeneratedRegex("BC-2[0-9]{3}-[0-9]{6}")]
    private static partial Regex Number();

    private async Task<Case> FiledWith(string mandate, string? bar = null, bool withFile = false)
    {
        var filer = new Filer(one.Client());
        await filer.FillInAsync($"Het pakje kwam nooit aan ({mandate}).");
        if (withFile)
        {
            await filer.PostAsync(
                "/complain/documents",
                "step",
                [("do", "next")],
                ("documents", "volmacht.txt", Encoding.UTF8.GetBytes("Ik geef volmacht."))
            );
        }

        Assert.Contains(
            "representative.mandate",
            (await filer.OpenAsync("/complain/you")).Html,
            StringComparison.Ordinal
        );
        await filer.StepAsync(
            "you",
            ("complainant.kind", "consumer"),
            ("complainant.name", "Jan Peeters"),
            ("representative.name", "Mr. Raad"),
            ("representative.email", "raad@bar.example"),
            ("representative.mandate", mandate),
            ("representative.bar", bar ?? "")
        );
        var receipt = await filer.PostAsync("/complain/review", "file", []);
        Assert.Equal("/complain/receipt", receipt.Location);
        var number = Number().Match((await filer.OpenAsync("/complain/receipt")).Html).Value;
        return (await one.App.Services.GetRequiredService<CaseService>().Find(number, Secretary))!;
    }

    [Fact]
    [Rule("FP-13")]
    public async Task A_lawyer_is_believed_on_his_word_and_says_where_he_is_inscribed()
    {
        var c = await FiledWith("lawyer", "Balie Gent");
        Assert.Equal((true, "Balie Gent"), (c.HasMandate, c.Representative!.Bar));
        Assert.Equal("raad@bar.example", c.MailAddressOf(Party.Complainant));
    }

    [Fact]
    [Rule("FP-13")]
    public async Task A_mandate_that_follows_is_awaited_and_one_of_the_files_is_the_mandate()
    {
        var waits = await FiledWith("follows");
        Assert.True(waits.AwaitsMandate);
        Assert.Equal("jan@consumer.example", waits.MailAddressOf(Party.Complainant));

        var given = await FiledWith("file:volmacht.txt", withFile: true);
        Assert.True(given.HasMandate);
        Assert.Equal("raad@bar.example", given.MailAddressOf(Party.Complainant));
    }
}
