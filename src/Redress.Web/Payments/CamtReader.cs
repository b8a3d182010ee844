using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Redress.Domain;

namespace Redress.Web.Payments;

/// <summary>Reads a bank's statement of ISO 20022, CAMT.053, of whatever version: the elements that are read are the same in all.</summary>
internal static class CamtReader
{
    /// <summary>The most bytes of a statement: some ten thousand payments.</summary>
    public const int LargestBytes = 5 * 1024 * 1024;

    private static readonly XmlReaderSettings Strict = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = LargestBytes,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <summary>Null when it is no XML, or no statement.</summary>
    public static BankStatement? Read(byte[] bytes)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(bytes), Strict);
            var root = XElement.Load(reader);
            if (root.Name.LocalName != "Document" || root.One("BkToCstmrStmt") is not { } message)
            {
                return null;
            }

            var payments = message.All("Stmt").SelectMany(s => s.All("Ntry").SelectMany(e => PaymentsOf(s, e)));
            return new BankStatement(WithoutTwins([.. payments]));
        }
        catch (Exception e) when (e is XmlException or FormatException or OverflowException)
        {
            return null;
        }
    }

    // A batch is one entry with its payments; any other entry is one payment.
    private static IEnumerable<BankPayment> PaymentsOf(XElement statement, XElement entry)
    {
        var account = statement.One("Acct")?.One("Id")?.Text("IBAN");
        var details = entry.All("NtryDtls").SelectMany(d => d.All("TxDtls")).ToList();
        var booked = (entry.One("Sts")?.Text("Cd") ?? entry.Text("Sts")) == "BOOK" ? Day(entry.One("BookgDt")) : null;
        var back = entry.Text("RvslInd") is "true" or "1";
        for (var i = 0; i < Math.Max(1, details.Count); i++)
        {
            var payment = details.Count == 0 ? entry : details[i];
            var amount =
                payment.One("Amt")
                ?? payment.One("AmtDtls")?.One("TxAmt")?.One("Amt")
                ?? (details.Count > 1 ? null : entry.One("Amt"));
            var received = (payment.Text("CdtDbtInd") ?? entry.Text("CdtDbtInd")) == "CRDT" && !back;
            var told = Told(payment);
            var reference =
                payment.One("Refs")?.Text("AcctSvcrRef")
                ?? (
                    entry.Text("AcctSvcrRef") is { } own
                        ? details.Count > 1
                            ? $"{own}/{i + 1}"
                            : own
                        : null
                )
                ?? Fingerprint(account, Of(amount), booked, told, payment);
            yield return new BankPayment(reference, Of(amount), booked, told, received);
        }
    }

    private static string? Told(XElement payment)
    {
        var remittance = payment.One("RmtInf");
        var structured = remittance?.All("Strd").Select(s => s.One("CdtrRefInf")?.Text("Ref")).OfType<string>();
        var free = string.Concat(remittance?.All("Ustrd").Select(u => u.Value) ?? []);
        return structured?.FirstOrDefault() ?? (free.Length > 0 ? free : payment.Text("AddtlTxInf"));
    }

    private static Money? Of(XElement? amount) =>
        amount?.Attribute("Ccy")?.Value is { } currency
            ? new Money(
                decimal.Parse(amount.Value.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture),
                currency
            )
            : null;

    private static DateOnly? Day(XElement? date) =>
        (date?.Text("Dt") ?? date?.Text("DtTm")) is { Length: >= 10 } text
            ? DateOnly.ParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;

    private static string Fingerprint(string? account, Money? amount, DateOnly? booked, string? told, XElement payment)
    {
        var payer = payment.One("RltdPties")?.One("DbtrAcct")?.One("Id")?.Text("IBAN");
        var known = string.Create(
            CultureInfo.InvariantCulture,
            $"{account}|{amount}|{booked:yyyy-MM-dd}|{told}|{payer}"
        );
        return $"camt-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(known)))[..16]}";
    }

    // Two payments that are alike in all are two, and stay the first and the second when the statement comes again.
    private static List<BankPayment> WithoutTwins(List<BankPayment> payments)
    {
        var seen = new Dictionary<string, int>();
        return
        [
            .. payments.Select(p =>
                (seen[p.Reference] = seen.GetValueOrDefault(p.Reference) + 1) is var n && n > 1
                    ? p with
                    {
                        Reference = $"{p.Reference}#{n}",
                    }
                    : p
            ),
        ];
    }

    private static IEnumerable<XElement> All(this XElement of, string name) =>
        of.Elements().Where(e => e.Name.LocalName == name);

    private static XElement? One(this XElement of, string name) => of.All(name).FirstOrDefault();

    private static string? Text(this XElement of, string name) =>
        of.One(name) is { HasElements: false } found && found.Value.Trim() is { Length: > 0 } text ? text : null;
}
