using Redress.Domain.Cases.Commands;

namespace Redress.Domain.Tests;

/// <summary>What somebody types on one line is shown as it was meant, or refused at its field.</summary>
public sealed class LineTextTests
{
    [Theory]
    [InlineData("Zoë d'Hondt-Öztürk", null)]
    [InlineData("李小龙", null)]
    [InlineData("محمد", null)]
    [InlineData("👨‍👩‍👧 shop", null)]
    [InlineData("", null)]
    [InlineData("Ann\u202EPeeters", FieldReason.HiddenSigns)]
    [InlineData("Ann\u2066Peeters", FieldReason.HiddenSigns)]
    [InlineData("Ann\u200EPeeters", FieldReason.HiddenSigns)]
    [InlineData("Ann\u200FPeeters", FieldReason.HiddenSigns)]
    [InlineData("Ann\u061CPeeters", FieldReason.HiddenSigns)]
    [InlineData("Ann\nPeeters", FieldReason.NotOneLine)]
    [InlineData("Ann\u0007", FieldReason.NotOneLine)]
    [InlineData("Ann\u2028Peeters", FieldReason.NotOneLine)]
    [InlineData("\u200B\u200D", FieldReason.OnlyHiddenSigns)]
    [InlineData("\u3164", FieldReason.OnlyHiddenSigns)]
    [InlineData("\u2800 \u2800", FieldReason.OnlyHiddenSigns)]
    public void A_line_hides_nothing(string typed, FieldReason? reason) => Assert.Equal(reason, LineText.WhyNot(typed));

    [Fact]
    public void Each_one_line_field_of_a_complaint_is_held_to_it()
    {
        var c = ACase.Complaint();
        var shop = new FiledRespondent(null, "Shop\u202E", "https://shop.example");
        Assert.Equal("complainant.name", Why(c with { Complainant = c.Complainant! with { Name = "\u202Eann" } }));
        Assert.Equal("complainant.phone", Why(c with { Complainant = c.Complainant! with { Phone = "0\n1" } }));
        Assert.Equal("respondent.name", Why(c with { Respondent = shop }));
        Assert.Equal("purchase.orderNumber", Why(Order(new('9', 100_000))));
        Assert.Equal("purchase.amount", Why(c with { Purchase = new FiledPurchase("A", null, new Money(1, "<b>")) }));
        Assert.Equal("purchase.orderedOn", Why(c with { Purchase = new FiledPurchase("A", new DateOnly(1, 1, 1)) }));
        Assert.Equal("proposalPromisedBy", Why(c with { ProposalPromisedBy = new DateOnly(9999, 1, 1) }));
        Assert.Null(Why(Order("WS-2026/0001")));

        FileComplaint Order(string number) => c with { Purchase = new FiledPurchase(number) };
    }

    [Fact]
    public void So_is_each_one_line_field_of_an_act() =>
        Assert.Equal(
            FieldReason.HiddenSigns,
            CommandCatalog
                .Check(new ReferExternally("SGC\u202E", "S-1", ACase.Day("2026-03-02")), ACase.Day("2026-03-02"))!
                .Fields.Single()
                .Reason
        );

    private static string? Why(FileComplaint complaint) =>
        Domain
            .Cases.Case.WhyFilingRefused(
                complaint,
                ACase.BeCommerce,
                ACase.BeCommerce,
                complaint.Respondent!.MemberId is null ? null : ACase.Member(),
                ACase.Day("2026-02-16")
            )
            ?.Fields[0]
            .Field;
}
