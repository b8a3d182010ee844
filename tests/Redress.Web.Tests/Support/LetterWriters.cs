using Microsoft.Extensions.Configuration;
using Redress.Domain.Tests.Letters;
using Redress.Web.Letters;
using Redress.Web.Shell.Contact;

namespace Redress.Web.Tests.Support;

/// <summary>A writer of letters without a program around it.</summary>
internal static class LetterWriters
{
    public static LetterWriter Of(Templates templates, IConfiguration settings) =>
        new(
            templates,
            settings,
            new ContactLines(new SchemeContacts(AStory.Rulebooks, TimeProvider.System), templates)
        );
}
