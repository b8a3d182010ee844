using System.Security.Cryptography;
using System.Text;
using Redress.Domain.Tests.Law;
using Redress.Testing;
using Redress.Web.Documents;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Documents;

/// <summary>What a photo tells besides its pixels is taken out, and told; the pixels are the same bytes as before.</summary>
public sealed class PicturesTests(OneApp one) : IClassFixture<OneApp>
{
    [Fact]
    public void A_phones_jpeg_is_the_picture_alone()
    {
        var clean = Pictures.Clean("image/jpeg", Photos.JpegOfPhone())!;
        Assert.Equal(Photos.Jpeg, clean.Bytes);
        Assert.Equal(["place", "device", "editing", "caption", "appended", "other"], clean.Removed);
    }

    [Fact]
    public void A_phones_png_is_the_picture_alone()
    {
        var clean = Pictures.Clean("image/png", Photos.PngOfPhone())!;
        Assert.Equal(Photos.Png, clean.Bytes);
        Assert.Equal(["place", "device", "editing", "caption", "appended"], clean.Removed);
    }

    [Fact]
    public void A_gif_is_its_pictures_alone_and_still_moves()
    {
        var clean = Pictures.Clean("image/gif", Photos.GifOfPhone())!;
        Assert.Equal(Photos.Gif, clean.Bytes);
        Assert.Equal(["place", "editing", "caption", "appended", "other"], clean.Removed);
    }

    [Fact]
    public void A_phones_webp_is_the_picture_alone()
    {
        var clean = Pictures.Clean("image/webp", Photos.WebpOfPhone())!;
        Assert.Equal(Photos.Webp, clean.Bytes);
        Assert.Equal(["place", "device", "editing", "appended"], clean.Removed);
    }

    [Theory]
    [InlineData("image/jpeg", true)]
    [InlineData("image/jpeg", false)]
    [InlineData("image/png", true)]
    [InlineData("image/webp", true)]
    public void A_turned_photo_stays_turned_and_says_nothing_else(string kind, bool little)
    {
        var clean = Pictures.Clean(
            kind,
            kind switch
            {
                "image/jpeg" => Photos.JpegOfPhone(6, little),
                "image/png" => Photos.PngOfPhone(6),
                _ => Photos.WebpOfPhone(6),
            }
        )!;
        Assert.DoesNotContain(Photos.Secret, Encoding.Latin1.GetString(clean.Bytes), StringComparison.Ordinal);
        var block = clean.Bytes.AsSpan(clean.Bytes.AsSpan().IndexOf("MM\0*"u8));
        Assert.Equal(new Exif(6, NamesPlace: false), Exif.Of(block));
        // Cleaning once more changes nothing.
        Assert.Equal(clean.Bytes, Pictures.Clean(kind, clean.Bytes)!.Bytes);
    }

    [Fact]
    public void What_says_nothing_is_kept_byte_by_byte()
    {
        foreach (
            var (kind, bytes) in new[]
            {
                ("image/jpeg", Photos.Jpeg),
                ("image/png", Photos.Png),
                ("image/gif", Photos.Gif),
                ("image/webp", Photos.Webp),
            }
        )
        {
            var clean = Pictures.Clean(kind, bytes)!;
            Assert.Equal(bytes, clean.Bytes);
            Assert.Empty(clean.Removed);
        }
    }

    [Theory]
    [InlineData("image/jpeg")]
    [InlineData("image/png")]
    [InlineData("image/gif")]
    [InlineData("image/webp")]
    public void No_bytes_whatever_break_the_reading_of_a_picture(string kind)
    {
        var whole = kind switch
        {
            "image/jpeg" => Photos.JpegOfPhone(),
            "image/png" => Photos.PngOfPhone(),
            "image/gif" => Photos.GifOfPhone(),
            _ => Photos.WebpOfPhone(),
        };
        for (var length = 0; length < whole.Length; length++)
        {
            Pictures.Clean(kind, whole[..length]);
        }

        var random = new Random(7);
        for (var i = 0; i < 2000; i++)
        {
            var broken = whole.ToArray();
            for (var hit = 0; hit < 4; hit++)
            {
                broken[random.Next(broken.Length)] = (byte)random.Next(256);
            }

            Pictures.Clean(kind, broken);
        }
    }

    [Fact]
    [Rule("BC-4")]
    public async Task Over_the_api_the_answer_says_what_was_taken_out_and_the_hash_is_of_what_is_kept()
    {
        var office = new Office(one.App);
        var filed = await office.FileAsync(Office.Complaint());
        var added = await office.UploadAsync("secretary", filed.Number, "doos.jpg", Photos.JpegOfPhone());
        Assert.Equal(201, added.Code);
        Assert.Contains("place", added.List("removed").Select(r => r.GetValue<string>()));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Photos.Jpeg)), added.Text("sha256"));
        var client = await office.PersonAsync("secretary");
        Assert.Equal(
            Photos.Jpeg,
            await client.GetByteArrayAsync($"/api/v1/cases/{filed.Number}/documents/{added.Text("id")}")
        );
        Assert.Contains(
            "place",
            (await office.GetAsync("secretary", filed.Number)).List("documents").Single()["removed"]!
                .AsArray()
                .Select(r => r!.GetValue<string>())
        );
    }

    [Theory]
    [InlineData("foto.jpg", "no picture at all")]
    [InlineData("foto.png", "\u0089PNG but no more")]
    [InlineData("bericht.eml", "Just some words.\nNo header: here.")]
    [InlineData("brief.odt", "PK\u0003\u0004 some other archive")]
    public async Task What_is_not_what_its_name_says_is_refused_with_that_reason(string name, string content)
    {
        var office = new Office(one.App);
        var filed = await office.FileAsync(Office.Complaint());
        var refused = await office.UploadAsync("secretary", filed.Number, name, Encoding.Latin1.GetBytes(content));
        Assert.Equal(415, refused.Code);
        Assert.Contains("not what its name says", refused.Text("detail"), StringComparison.Ordinal);
    }
}
