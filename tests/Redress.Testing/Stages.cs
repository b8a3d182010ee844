namespace Redress.Testing;

/// <summary>How far a complaint has come, each stage reached by the acts that lead to it, without moving the clock.</summary>
public static class Stages
{
    public static readonly byte[] Pdf = [.. "%PDF-1.7 a page"u8];

    /// <summary>A complaint against a provider of the quality mark, contacted long enough ago for its dispute to be referred.</summary>
    public static object AboutAProvider =>
        new
        {
            scheme = "webshop-keurmerk",
            kind = "purchase",
            language = "nl",
            respondent = new { memberId = "keurmerk-shop" },
            complainant = new
            {
                kind = "consumer",
                name = "Cas Stoel",
                email = "cas@consumer.example",
            },
            facts = "De stoel wiebelt.",
            claim = "Een nieuwe stoel.",
            purchase = new { orderNumber = "C-1" },
            contactedShopOn = "2026-01-02",
        };

    /// <summary>A decision that needs nothing but the member's breach of one norm.</summary>
    public static object Founded(params object[] sanctions) =>
        new
        {
            outcome = "founded",
            reasons = "De levering is niet bewezen.",
            norms = new[] { "2.2.2" },
            refrainFrom = "te laat leveren zonder te verwittigen",
            sanctions = sanctions.Length == 0 ? [new { kind = "reprimand" }] : sanctions,
        };

    public static async Task<(string Number, string Code)> SentAsync(this Office office, object? complaint = null)
    {
        var filed = await office.FileAsync(complaint ?? Office.Complaint());
        await office.DoAsync("secretary", filed.Number, "send-to-member");
        return filed;
    }

    /// <summary>The member delivered its answer and its defence; the complainant's term to comment runs.</summary>
    public static async Task<(string Number, string Code)> AnsweredAsync(this Office office, object? complaint = null)
    {
        var filed = await office.SentAsync(complaint);
        await office.DoAsync(
            "shop",
            filed.Number,
            "respond",
            new { answer = "Het spijt ons.", defence = "De vervoerder leverde af." }
        );
        return filed;
    }

    public static async Task<(string Number, string Code)> DeliberatedAsync(
        this Office office,
        object? complaint = null
    )
    {
        var filed = await office.AnsweredAsync(complaint);
        await office.DoAsync(filed, "comment", new { nothingToAdd = true });
        await office.DoAsync("secretary", filed.Number, "declare-complete");
        await office.DoAsync("secretary", filed.Number, "close-file");
        return filed;
    }

    /// <summary>Pronounced, and posted to both parties on <paramref name="posted"/>, which is today.</summary>
    public static async Task<(string Number, string Code)> NotifiedAsync(
        this Office office,
        string posted,
        object? decision = null,
        object? complaint = null
    )
    {
        var filed = await office.DeliberatedAsync(complaint);
        await office.DoAsync("committee", filed.Number, "decide", decision ?? Founded());
        await office.DoAsync("secretary", filed.Number, "confirm-decision");
        await office.DoAsync("secretary", filed.Number, "notify", new { posted, reference = "RP 1" });
        return filed;
    }
}
