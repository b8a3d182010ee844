using System.IO.Compression;
using System.Text;
using PdfSharp.Pdf;
using Redress.Web.Documents;

namespace Redress.Web.Tests.Documents;

/// <summary>How many pages a PDF has, without reading it as one.</summary>
public sealed class PdfPageCountTests
{
    public static byte[] Pdf(int pages)
    {
        using var document = new PdfDocument();
        for (var i = 0; i < pages; i++)
        {
            document.AddPage();
        }

        using var bytes = new MemoryStream();
        document.Save(bytes);
        return bytes.ToArray();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(41)]
    public void The_root_of_the_page_tree_tells(int pages) => Assert.Equal(pages, PdfPageCount.Of(Pdf(pages)));

    [Fact]
    public void The_tree_is_found_among_packed_objects_too()
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zip.Write(
                "1 0 2 60 <</Type/Pages/Kids[3 0 R]/Resources<</Count 9>>/Count 7>> <</Type /Pages /Count 4 /Parent 1 0 R>>"u8
            );
        }

        byte[] pdf =
        [
            .. "%PDF-1.7\n5 0 obj\n<</Type/ObjStm/N 2/First 9/Filter/FlateDecode>>\nstream\r\n"u8,
            .. packed.ToArray(),
            .. "\nendstream\nendobj\n<</Type/Catalog/Pages 1 0 R>>"u8,
        ];
        Assert.Equal(7, PdfPageCount.Of(pdf));
    }

    [Theory]
    [InlineData("")]
    [InlineData("%PDF-1.7 a page")]
    [InlineData("<</Type/Catalog/Pages 1 0 R>>")]
    [InlineData("/Type/Pages")]
    [InlineData("<<<<<<<</Type/Pages<<<<")]
    [InlineData(">>>>/Type /Pages /Count x>>")]
    [InlineData("%PDF /ObjStm stream\nnot packed")]
    [InlineData("/ObjStm")]
    public void What_does_not_tell_has_no_number(string pdf) =>
        Assert.Null(PdfPageCount.Of(Encoding.ASCII.GetBytes(pdf)));
}
