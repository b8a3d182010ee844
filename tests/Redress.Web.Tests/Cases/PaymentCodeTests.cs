using Redress.Domain;
using Redress.Domain.Appeals;
using Redress.Web.Cases.PartyFile;
using Redress.Web.Letters;

namespace Redress.Web.Tests.Cases;

public sealed class PaymentCodeTests
{
    private static readonly PaymentAccount Account = new("BeCommerce", "BE68539007547034");

    [Fact]
    public void The_code_says_what_is_still_to_pay_to_whom_and_with_which_reference()
    {
        var deposit = new Deposit(
            Money.Euro(150),
            new DateOnly(2026, 6, 8),
            "+++260/0000/40182+++",
            DepositState.Due,
            [new Booking(Money.Euro(50), new DateOnly(2026, 6, 2), true)]
        );
        Assert.Equal(
            [
                "BCD",
                "002",
                "1",
                "SCT",
                "",
                "BeCommerce",
                "BE68539007547034",
                "EUR100.00",
                "",
                "",
                "+++260/0000/40182+++",
            ],
            PaymentCode.Text(Account, deposit).Split('\n')
        );
    }

    [Fact]
    public void A_creditor_reference_stands_in_its_own_line_without_spaces()
    {
        var deposit = new Deposit(
            Money.Euro(2000),
            new DateOnly(2026, 6, 8),
            "RF18 5390 0754 7034",
            DepositState.Due,
            []
        );
        var lines = PaymentCode.Text(Account, deposit).Split('\n');
        Assert.Equal("RF18539007547034", lines[9]);
        Assert.Equal("EUR2000.00", lines[7]);
    }

    [Fact]
    public void It_is_a_picture() => Assert.Equal([0x89, 0x50, 0x4E, 0x47], PaymentCode.Png("BCD").Take(4));
}
