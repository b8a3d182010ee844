using Microsoft.Extensions.Configuration;
using Redress.Domain;
using Redress.Domain.Cases.PartyDuties;
using Redress.Domain.Letters;
using Redress.Domain.Tests.Law;
using Redress.Domain.Tests.Letters;
using Redress.Web.Letters;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Letters;

/// <summary>What somebody must read in a letter to know what is meant, in each language.</summary>
public sealed class WhatLettersSayTests
{
    private static readonly LetterWriter Writer = LetterWriters.Of(
        new Templates(new ConfigurationBuilder().Build()),
        new ConfigurationBuilder().Build()
    );

    private static List<(Letter Letter, string Body)> In(string language, Func<Letter, bool> which)
    {
        List<(Letter, string)> written =
        [
            .. Stories
                .AllLetters.Where(which)
                .Select(l => (l, Writer.Write(l with { Language = language }, "becommerce", "https://x.example").Body)),
        ];
        Assert.NotEmpty(written);
        return written;
    }

    [Theory]
    [Rule("BC-13")]
    [InlineData("nl", "geldt u als gehoord")]
    [InlineData("fr", "vous êtes considéré comme entendu")]
    [InlineData("en", "you count as heard")]
    public void Who_is_invited_reads_what_staying_away_means(string language, string said) =>
        Assert.All(
            In(language, l => l.Template == "hearing-invited"),
            l => Assert.Contains(said, l.Body, StringComparison.Ordinal)
        );

    [Theory]
    [Rule("BC-10")]
    [InlineData("nl", "De webshop betaalt u", "U betaalt de klager")]
    [InlineData("fr", "La boutique vous pa", "Vous pa")]
    [InlineData("en", "he webshop ", "You ")]
    public void An_amount_says_who_pays_whom(string language, string toComplainant, string toRespondent) =>
        Assert.All(
            In(
                language,
                l =>
                    l.Template is "proposal-made" or "case-settled" or "settlement-asked"
                    && l.Values.ContainsKey("amount")
            ),
            l =>
            {
                var amount = Wording.Amount((Money)l.Letter.Values["amount"], language);
                var line = Assert.Single(
                    l.Body.Split('\n'),
                    x => x.Contains(amount, StringComparison.Ordinal) && !x.StartsWith('-')
                );
                Assert.Contains(
                    l.Letter.To == Addressee.Complainant ? toComplainant : toRespondent,
                    line,
                    StringComparison.Ordinal
                );
            }
        );

    [Theory]
    [Rule("FP-20")]
    [InlineData("nl", "Antwoord op de klacht")]
    [InlineData("fr", "Répondez à la plainte")]
    [InlineData("en", "Answer the complaint")]
    public void Whose_message_was_entered_reads_once_what_is_still_needed(string language, string needed) =>
        Assert.All(
            In(language, l => l.Template == "message-entered"),
            l => Assert.Equal(2, l.Body.Split(needed).Length)
        );

    [Theory]
    [Rule("FP-22")]
    [InlineData("nl", "U kunt")]
    [InlineData("fr", "Vous pouvez")]
    [InlineData("en", "You may")]
    public void What_may_be_left_is_no_command(string language, string may)
    {
        PartyDutyKind[] left =
        [
            PartyDutyKind.Comment,
            PartyDutyKind.Ground,
            PartyDutyKind.Deferral,
            PartyDutyKind.Condition,
            PartyDutyKind.Hearing,
            PartyDutyKind.Appeal,
            PartyDutyKind.Permission,
            PartyDutyKind.Notice,
        ];
        Assert.All(
            left,
            kind =>
                Assert.StartsWith(may, Wording.Of(TextKey.Of("partyDuty", kind), language), StringComparison.Ordinal)
        );
    }

    [Theory]
    [Rule("FP-22")]
    [Rule("BC-10")]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("en")]
    public void Mediation_that_begins_says_until_when(string language)
    {
        foreach (var template in new[] { "mediation-started", "mediation-invited" })
        {
            Assert.All(
                In(language, l => l.Template == template),
                l =>
                    Assert.Contains(
                        Wording.Date((DateOnly)l.Letter.Values["until"], language),
                        l.Body,
                        StringComparison.Ordinal
                    )
            );
        }
    }

    [Theory]
    [Rule("FP-6")]
    [InlineData("nl", "ntwoordt u niet, dan")]
    [InlineData("fr", "i vous ne répondez pas,")]
    [InlineData("en", "do not answer,")]
    public void Who_is_asked_about_arbitration_reads_what_silence_brings(string language, string said) =>
        Assert.All(
            In(language, l => l.Template is "appeal-admitted" or "deposit-received" && l.Values.ContainsKey("choice")),
            l => Assert.Contains(said, l.Body, StringComparison.Ordinal)
        );

    [Theory]
    [Rule("FP-25")]
    [InlineData("nl", "dan eindigt de klacht", "dan gaat het dossier verder")]
    [InlineData("fr", "la plainte prend fin", "le dossier continue")]
    [InlineData("en", "the complaint ends", "the case goes on")]
    public void Who_hears_of_a_loss_reads_what_follows(string language, string ends, string goesOn) =>
        Assert.All(
            In(language, l => l.Template == "party-lost"),
            l => Assert.Contains(l.Letter.Values["ends"] is true ? ends : goesOn, l.Body, StringComparison.Ordinal)
        );

    [Theory]
    [Rule("BC-27")]
    [InlineData("nl", "gericht tegen de vereniging BeCommerce")]
    [InlineData("fr", "dirigé contre l’association BeCommerce")]
    public void An_appeal_is_against_the_association(string language, string said)
    {
        var letters = In(
            language,
            l =>
                l.Template == "appeal-lodged-other"
                && l.Values.GetValueOrDefault("arbitration") is true
                && l.Values.GetValueOrDefault("late") is not true
        );
        // Its name is in the language in which the letter is written.
        var own = letters.Where(l => l.Letter.Language == language).ToList();
        Assert.NotEmpty(own);
        Assert.All(own, l => Assert.Contains(said, l.Body, StringComparison.Ordinal));
    }

    [Theory]
    [Rule("BC-29")]
    [InlineData("nl", "Wat nu geldt")]
    [InlineData("fr", "Ce qui vaut désormais")]
    [InlineData("en", "What holds now")]
    public void What_a_forum_decided_is_said_once(string language, string said)
    {
        var letters = In(language, l => l.Template == "forum-decided" && l.Values.ContainsKey("stands"));
        Assert.Contains(letters, l => l.Letter.Values.ContainsKey("final"));
        Assert.All(
            letters,
            l => Assert.Equal(!l.Letter.Values.ContainsKey("final"), l.Body.Contains(said, StringComparison.Ordinal))
        );
    }

    [Theory]
    [Rule("FP-22")]
    [InlineData("nl", "hoeft nu niets te doen", "hoeft niets te doen")]
    [InlineData("fr", "n’avez rien à faire maintenant", "Vous n’avez rien à faire.")]
    [InlineData("en", "need do nothing now", "do not have to do anything.")]
    public void Nothing_to_do_is_said_only_where_nothing_is_asked(string language, params string[] said)
    {
        var letters = In(language, l => l.Template is "condition-met" or "complaint-refused");
        Assert.All(
            letters.Where(l => l.Letter.Values.GetValueOrDefault("idle") is not true),
            l => Assert.DoesNotContain(said, words => l.Body.Contains(words, StringComparison.Ordinal))
        );
    }

    [Theory]
    [Rule("WK-2")]
    [InlineData("nl", "U kunt daarop in uw dossier antwoorden", "De webshop kan daarop")]
    [InlineData("fr", "Vous pouvez y répondre dans votre dossier", "La boutique peut y répondre")]
    [InlineData("en", "You can answer this in your file", "The webshop can answer this")]
    public void A_webshop_is_spoken_to_and_not_about(string language, string toIt, string aboutIt)
    {
        var letters = In(language, l => l.Template == "compliance-reported" && l.Values.ContainsKey("answer"));
        Assert.All(
            letters,
            l => Assert.Contains(l.Letter.To == Addressee.Respondent ? toIt : aboutIt, l.Body, StringComparison.Ordinal)
        );
    }
}
