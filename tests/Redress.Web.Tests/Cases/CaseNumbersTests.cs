using Redress.Web.Cases.Queries;

namespace Redress.Web.Tests.Cases;

/// <summary>A case's number as people type, say and paste it.</summary>
public sealed class CaseNumbersTests
{
    [Theory]
    [InlineData("BC-2026-000123")]
    [InlineData(" bc-2026-000123. ")]
    [InlineData("BC‑2026‑000123")]
    [InlineData("BC–2026−000123")]
    [InlineData("BC 2026 000123")]
    [InlineData("BC\u00a02026\u00a0000123")]
    [InlineData("BC2026000123")]
    [InlineData("BC.2026.000123")]
    [InlineData("ＢＣ-２０２６-０００１２３")]
    [InlineData("https://klachten.example/track?number=BC-2026-000123")]
    [InlineData("https://klachten.example/track/BC-2026-000123/actions/comment")]
    [InlineData("dossier BC-2026-000123, graag")]
    public void A_whole_number_is_understood_however_it_is_written(string typed) =>
        Assert.Equal("BC-2026-000123", CaseNumbers.Whole(typed));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("000123")]
    [InlineData("BC-000123")]
    [InlineData("BC-2026-00012")]
    [InlineData("BC-2026-0001234567")]
    [InlineData("XBC-1926-000123")]
    public void What_is_no_whole_number_is_none(string? typed) => Assert.Null(CaseNumbers.Whole(typed));

    [Fact]
    public void What_is_no_whole_number_is_looked_for_as_it_was_typed()
    {
        Assert.Equal("BC-2026-000123", CaseNumbers.Given("bc 2026 000123"));
        Assert.Equal("123", CaseNumbers.Given(" 123 "));
        Assert.Equal("", CaseNumbers.Given(null));
    }
}
