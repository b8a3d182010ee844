using System.IO.Compression;
using System.Text;
using Redress.Domain.Tests.Law;
using Redress.Web.Documents;

namespace Redress.Web.Tests.Documents;

/// <summary>What is taken and what is not, told by what is in a file; each refusal for its own reason (BC-4).</summary>
public sealed class FileKindTests
{
    [Theory, Rule("BC-4")]
    [InlineData("defect.mp4", "video/mp4")]
    [InlineData("DEFECT.MOV", "video/quicktime")]
    public void A_film_of_a_defect_is_taken(string name, string kind) =>
        Assert.Equal(kind, FileKinds.Recognise(name, "\0\0\0\u0018ftypisom\0\0\0\0"u8));

    [Fact, Rule("BC-4")]
    public void A_mail_of_Outlook_is_taken() =>
        Assert.Equal(
            "application/vnd.ms-outlook",
            FileKinds.Recognise("klacht.msg", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
        );

    [Fact, Rule("BC-4")]
    public void What_is_none_of_Outlook_is_not_taken_for_one() =>
        Assert.Null(FileKinds.Recognise("klacht.msg", "Subject: Koop nu"u8));

    [Theory, Rule("BC-4")]
    [InlineData("MZ")]
    [InlineData("\u007FELF")]
    [InlineData("#!/bin/sh\n")]
    public void A_program_is_taken_under_no_name(string beginning)
    {
        var program = Encoding.ASCII.GetBytes(beginning + "\n%PDF-1.7\nSubject: Koop nu");
        Assert.All(
            new[] { "bon.pdf", "bon.txt", "bon.md", "bon.csv", "bon.eml" },
            name => Assert.Null(FileKinds.Recognise(name, program))
        );
    }

    [Fact, Rule("BC-4")]
    public void A_text_is_taken_in_the_encoding_of_whichever_program_wrote_it()
    {
        foreach (var encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF8 })
        {
            byte[] file = [.. encoding.Preamble, .. encoding.GetBytes("Prijs € 5")];
            Assert.Equal("text/plain", FileKinds.Recognise("brief.txt", file));
            Assert.Equal("Prijs € 5", TextEncodings.Decode(file, null));
        }

        Assert.Equal("Prijs € 5", TextEncodings.Decode([.. "Prijs "u8, 0x80, .. " 5"u8], null));
    }

    [Fact, Rule("BC-4")]
    public void What_is_not_taken_is_not_for_its_own_reason()
    {
        byte[] compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        Assert.Equal(UploadProblem.Empty, FileKinds.WhyNot("leeg.txt", []));
        Assert.Equal(UploadProblem.Protected, FileKinds.WhyNot("brief.docx", compound));
        Assert.Equal(UploadProblem.HasMacros, FileKinds.WhyNot("brief.docm", "PK\u0003\u0004"u8));
        Assert.Equal(UploadProblem.NotThatKind, FileKinds.WhyNot("spel.exe", "MZ"u8));
        Assert.Equal(UploadProblem.NotWhatItClaims, FileKinds.WhyNot("foto.png", "geen foto"u8));
    }

    [Theory, Rule("BC-4")]
    [InlineData("word/document.xml", null)]
    [InlineData("word/vbaProject.bin", "HasMacros")]
    [InlineData("Basic/Standard/Module1.xml", "HasMacros")]
    [InlineData("Scripts/python/module.py", "HasMacros")]
    public void A_document_that_brings_a_program_along_is_refused(string entry, string? problem)
    {
        using var file = new MemoryStream();
        using (var packed = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            packed.CreateEntry(entry);
        }

        Assert.Equal(problem, OfficeDocuments.WhyNot(file)?.ToString());
    }

    [Fact, Rule("BC-4")]
    public void So_is_an_open_document_under_a_password_and_what_is_damaged()
    {
        using var file = new MemoryStream();
        using (var packed = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var list = new StreamWriter(packed.CreateEntry("META-INF/manifest.xml").Open());
            list.Write("<manifest:encryption-data manifest:checksum-type=\"SHA1/1K\">");
        }

        Assert.Equal(UploadProblem.Protected, OfficeDocuments.WhyNot(file));
        Assert.Equal(
            UploadProblem.NotWhatItClaims,
            OfficeDocuments.WhyNot(new MemoryStream("PK\u0003\u0004 and nothing else"u8.ToArray()))
        );
    }

    [Fact, Rule("BC-4")]
    public void So_is_one_that_is_packed_under_a_password()
    {
        using var file = new MemoryStream();
        using (var packed = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            packed.CreateEntry("word/document.xml");
        }

        // The sign for that is the first bit of an entry's flags in the list at the end.
        var bytes = file.GetBuffer();
        bytes[bytes.AsSpan().IndexOf("PK\u0001\u0002"u8) + 8] |= 1;
        Assert.Equal(UploadProblem.Protected, OfficeDocuments.WhyNot(file));
    }

    [Theory, Rule("BC-4")]
    [InlineData("../../bon.pdf", "bon.pdf")]
    [InlineData("C:\\bonnen\\bon.pdf", "bon.pdf")]
    [InlineData("bon\u202Efdp.exe", "bonfdp.exe")]
    [InlineData("\u200Fbon\u0007.pdf", "bon.pdf")]
    [InlineData("<b>o\"n:|?*.pdf", "bon.pdf")]
    [InlineData("\u202E", "document")]
    public void A_name_hides_nothing_and_leads_nowhere(string name, string kept) =>
        Assert.Equal(kept, FileKinds.SafeName(name));

    [Fact, Rule("BC-4")]
    public void A_long_name_is_cut_between_two_letters_and_keeps_its_ending()
    {
        var name = FileKinds.SafeName(new string('a', 99) + "👨‍👩‍👧" + new string('b', 100) + ".pdf");
        Assert.EndsWith(".pdf", name, StringComparison.Ordinal);
        Assert.Equal(name, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(name)));
        Assert.DoesNotContain("👨", name, StringComparison.Ordinal);
    }
}
