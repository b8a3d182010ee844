using System.IO.Compression;
using System.Text;
using Redress.Web.Cases.Bundle;
using Redress.Web.Documents;

namespace Redress.Web.Tests.Documents;

/// <summary>A file that was made to end the program that reads it is not read.</summary>
public sealed class PdfNestingTests
{
    private static byte[] Nested(int depth, string opening = "[", string closing = "]") =>
        Encoding.ASCII.GetBytes(
            string.Concat(Enumerable.Repeat(opening, depth)) + string.Concat(Enumerable.Repeat(closing, depth))
        );

    private static byte[] Pdf(byte[] value) =>
        [
            .. "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R/Deep "u8,
            .. value,
            .. ">>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\ntrailer\n<</Root 1 0 R/Size 3>>\nstartxref\n0\n%%EOF"u8,
        ];

    private static byte[] Packed(byte[] value)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zip.Write(value);
        }

        return
        [
            .. "%PDF-1.7\n5 0 obj\n<</Type/Obj#53tm/Filter/FlateDecode>>\nstream\r\n"u8,
            .. packed.ToArray(),
            .. "\nendstream"u8,
        ];
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("<<", ">>")]
    [InlineData("<</A[", "]>>")]
    public void What_opens_more_than_anybody_closes_is_not_read(string opening, string closing)
    {
        var deep = Nested(100_000, opening, closing);
        Assert.False(PdfNesting.IsBounded(Pdf(deep)));
        Assert.False(PdfNesting.IsBounded(Packed(deep)));
        Assert.Null(BundlePart.Import(Pdf(deep)));
    }

    [Fact]
    public void What_unpacks_to_more_than_an_exhibit_holds_is_not_read() =>
        Assert.False(PdfNesting.IsBounded(Packed(new byte[600 * 1024 * 1024])));

    [Fact]
    public void What_people_send_is_read()
    {
        Assert.True(PdfNesting.IsBounded(PdfPageCountTests.Pdf(3)));
        Assert.True(PdfNesting.IsBounded(Pdf(Nested(200))));
        var anything = new byte[25 * 1024 * 1024];
        new Random(14).NextBytes(anything);
        Assert.True(PdfNesting.IsBounded(Pdf(anything)));
        Assert.NotNull(BundlePart.Import(PdfPageCountTests.Pdf(3)));
    }
}
