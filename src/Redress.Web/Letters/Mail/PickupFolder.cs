using MimeKit;

namespace Redress.Web.Letters.Mail;

/// <summary>E-mails as files, for the demo and for whoever hands them on by other means.</summary>
internal static class PickupFolder
{
    /// <summary>Whoever looks for <c>*.eml</c> finds whole e-mails only; one that is written again replaces itself.</summary>
    public static async Task<MailResult> Write(string folder, string id, MimeMessage message, CancellationToken cancel)
    {
        var path = Path.Combine(Path.GetFullPath(folder), $"{id}.eml");
        var unfinished = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write))
            {
                var format = FormatOptions.Default.Clone();
                format.NewLineFormat = NewLineFormat.Dos;
                await message.WriteToAsync(format, file, cancel);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
            return new MailResult(MailOutcome.Sent);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(unfinished))
            {
                File.Delete(unfinished);
            }

            return new MailResult(MailOutcome.ServerUnavailable, e.Message);
        }
    }
}
