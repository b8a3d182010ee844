using QRCoder;
using Redress.Domain;
using Redress.Domain.Appeals;
using Redress.Web.Letters;

namespace Redress.Web.Cases.PartyFile;

/// <summary>The payment code of a deposit or a fine as the European Payments Council describes it (EPC069-12): a banking app that reads it has everything filled in.</summary>
internal static class PaymentCode
{
    private const int LongestHolder = 70;

    /// <summary>Of a deposit: what is still to pay of it.</summary>
    public static string Text(PaymentAccount account, Deposit deposit) =>
        Text(account, deposit.Required - deposit.Received, deposit.Reference);

    /// <summary>The text of the code: version 2 without BIC, the amount that is still to pay, the reference as the bank carries it.</summary>
    public static string Text(PaymentAccount account, Money open, string reference)
    {
        var holder =
            account.Holder.Length <= LongestHolder ? account.Holder : TextCut.At(account.Holder, LongestHolder);
        var amount = open.Amount.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);
        var creditor = reference.StartsWith("RF", StringComparison.Ordinal);
        return string.Join(
            '\n',
            "BCD",
            "002",
            "1",
            "SCT",
            "",
            holder,
            account.Iban,
            $"{open.Currency}{amount}",
            "",
            creditor ? reference.Replace(" ", "", StringComparison.Ordinal) : "",
            creditor ? "" : reference
        );
    }

    /// <summary>The code as a picture; error correction M, as the standard asks.</summary>
    public static byte[] Png(string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M, forceUtf8: true);
        return new PngByteQRCode(code).GetGraphic(8);
    }
}
