using FsCheck;
using FsCheck.Fluent;
using Redress.Domain.Payments;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Payments;

public sealed class StructuredReferenceTests
{
    [Theory]
    [Rule("BC-26")]
    [InlineData(1234567890, "+++123/4567/89002+++")]
    [InlineData(909337554, "+++090/9337/55493+++")]
    [InlineData(97, "+++000/0000/09797+++")] // no remainder is written 97
    [InlineData(0, "+++000/0000/00097+++")]
    [InlineData(9999999999, "+++999/9999/99948+++")]
    public void A_Belgian_reference_ends_in_its_remainder(long number, string reference)
    {
        Assert.Equal(reference, StructuredReference.Belgian(number));
        Assert.True(StructuredReference.TryBelgian(reference, out var read));
        Assert.Equal(number, read);
    }

    [Theory]
    [Rule("BC-26")]
    [InlineData("123456789002")]
    [InlineData("***123/4567/89002***")]
    [InlineData("+++ 123 / 4567 / 89002 +++")]
    [InlineData(" 123-4567-89002\n")]
    [InlineData("123.4567.89002")]
    public void A_Belgian_reference_is_read_as_payers_write_it(string written)
    {
        Assert.True(StructuredReference.TryBelgian(written, out var number));
        Assert.Equal(1234567890, number);
    }

    [Theory]
    [Rule("BC-26")]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("+++123/4567/89003+++")]
    [InlineData("+++213/4567/89002+++")]
    [InlineData("123/4567/8900")]
    [InlineData("ref 123/4567/89002")]
    [InlineData("+++000/0000/09700+++")]
    [InlineData("١٢٣٤٥٦٧٨٩٠٠٢")]
    public void A_Belgian_reference_that_does_not_check_is_none(string? written) =>
        Assert.False(StructuredReference.TryBelgian(written, out _));

    [Theory]
    [Rule("BC-26")]
    [InlineData(-1)]
    [InlineData(10_000_000_000)]
    public void A_number_that_does_not_fit_is_refused(long number) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => StructuredReference.Belgian(number));

    [Fact]
    [Rule("BC-26")]
    public void A_single_wrong_digit_never_passes() =>
        Check.One(
            Config.QuickThrowOnFailure,
            Prop.ForAll(
                Arb.From(
                    from number in Gen.Choose(0, int.MaxValue)
                    from at in Gen.Choose(0, 11)
                    from other in Gen.Choose(1, 9)
                    select (number, at, other)
                ),
                of =>
                {
                    var digits = string.Concat(StructuredReference.Belgian(of.number).Where(char.IsAsciiDigit))
                        .ToCharArray();
                    digits[of.at] = (char)('0' + ((digits[of.at] - '0' + of.other) % 10));
                    return !StructuredReference.TryBelgian(new string(digits), out _);
                }
            )
        );

    [Theory]
    [Rule("BC-26")]
    [InlineData("539007547034")]
    [InlineData("wk2026a17")]
    [InlineData("0")]
    [InlineData("123456789012345678901")]
    public void A_creditor_reference_is_read_back(string own)
    {
        Assert.True(
            StructuredReference.TryCreditor(StructuredReference.Creditor(own).ToLowerInvariant(), out var read)
        );
        Assert.Equal(own.ToUpperInvariant(), read);
    }

    [Fact]
    [Rule("BC-26")]
    public void The_example_of_the_standard_checks() =>
        Assert.Equal("RF18 5390 0754 7034", StructuredReference.Creditor("539007547034"));

    [Theory]
    [Rule("BC-26")]
    [InlineData("RF19 5390 0754 7034")]
    [InlineData("RF18 5390 0754 7043")]
    [InlineData("RF18")]
    [InlineData("XX18539007547034")]
    [InlineData(null)]
    public void A_creditor_reference_that_does_not_check_is_none(string? written) =>
        Assert.False(StructuredReference.TryCreditor(written, out _));

    [Theory]
    [Rule("BC-26")]
    [InlineData("")]
    [InlineData("a-b")]
    [InlineData("1234567890123456789012")]
    public void A_creditor_reference_of_anything_but_letters_and_digits_is_refused(string own) =>
        Assert.Throws<ArgumentException>(() => StructuredReference.Creditor(own));
}
