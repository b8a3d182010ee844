using System.Reflection;
using System.Runtime.CompilerServices;

namespace Redress.Web.Tests.Shell;

/// <summary>A record prints all it has, as soon as somebody logs it or an exception quotes it; a secret it shall not.</summary>
public sealed class SecretsInTextTests
{
    private const string Secret = "open sesame";
    private static readonly string[] Names = ["Password", "AccessCode", "TrackingCode", "RefreshToken"];

    [Fact]
    public void No_record_prints_a_password_or_a_code()
    {
        var holders = typeof(Program)
            .Assembly.GetTypes()
            .Where(t => t.GetMethod("<Clone>$") is not null)
            .SelectMany(t => Names.Select(n => (Type: t, Field: FieldOf(t, n))))
            .Where(h => h.Field is not null)
            .ToList();
        Assert.Contains(holders, h => h.Type == typeof(Redress.Web.Letters.Mail.MailServer));
        Assert.Contains(holders, h => h.Type == typeof(Redress.Web.Letters.LetterPointer));
        Assert.All(
            holders,
            h =>
            {
                var record = RuntimeHelpers.GetUninitializedObject(h.Type);
                h.Field!.SetValue(record, Secret);
                Assert.DoesNotContain(Secret, record.ToString(), StringComparison.Ordinal);
            }
        );
    }

    private static FieldInfo? FieldOf(Type record, string name) =>
        record.GetField($"<{name}>k__BackingField", BindingFlags.Instance | BindingFlags.NonPublic);
}
