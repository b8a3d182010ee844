using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Notices;
using Redress.Domain.Tests.Law;

namespace Redress.Domain.Tests.Decisions;

/// <summary>BC-31: what a notice may not tell, where it stands in the file, and in which form of the notice it is read.</summary>
public sealed class NoticeIdentityTests
{
    private static NoticeReading Reading(params string[] forms) => new() { Forms = forms };

    [Fact]
    [Rule("BC-31")]
    public void A_notice_is_judged_in_every_form_in_which_it_leaves_when_proposed_confirmed_corrected_and_put_back()
    {
        var a = ACase.OfBeCommerce().Final();
        void Leaves(params string[] forms) => a.External = a.External with { NoticeReading = Reading(forms) };
        Leaves("A shop.", "Peeters");
        var no = a.Invalid(ACase.Secretary, new PublishNotice("A shop."), "text", "BC-31");
        Assert.Equal((FieldReason.IdentityInNotice, "Peeters"), (no.Reason, no.Values[0]));
        Leaves("A shop.");
        a.Do(ACase.Secretary, new PublishNotice("A shop.")).DraftRead();
        Leaves("Peeters");
        a.Invalid(ACase.Committee, new ConfirmNotice(), "text", "BC-31");
        Leaves();
        a.Do(ACase.Committee, new ConfirmNotice());
        Leaves("Peeters");
        a.Invalid(ACase.Secretary, new CorrectNotice("It came late.", "a slip"), "text", "BC-31");
        Leaves();
        a.Do(ACase.Secretary, new CorrectNotice("It came late.", "a slip"));
        Leaves("Peeters");
        a.NotNow(ACase.Committee, new ConfirmNoticeChange(), "BC-31");
        Leaves();
        a.Do(ACase.Committee, new ConfirmNoticeChange()).Do(Actor.Clock, new ReportNotice("I know who this is."));
        Leaves("Peeters");
        a.NotNow(ACase.Secretary, new RestoreNotice("nothing in it"), "BC-31");
    }

    [Fact]
    [Rule("BC-31")]
    public void The_refusal_says_what_was_found_and_among_which_words()
    {
        var a = ACase.OfBeCommerce().Final();
        var no = a.Invalid(
            ACase.Secretary,
            new PublishNotice(
                "The committee read what the two parties had brought. The complaint of Mrs Peeters was founded in every part of it."
            ),
            "text",
            "BC-31"
        );
        Assert.Equal(["Peeters", "… brought. The complaint of Mrs Peeters was founded in every part of …"], no.Values);
    }

    [Theory]
    [Rule("BC-31")]
    [InlineData("Case {0} was joined with another.")]
    [InlineData("Case {1} was joined with another.")]
    [InlineData("Zaak nr. {2} is gegrond.")]
    public void The_cases_own_number_stands_in_no_notice(string notice)
    {
        var a = ACase.OfBeCommerce().Final();
        var number = a.It.Number;
        var spaced = number.Replace('-', ' ').ToLowerInvariant();
        var running = number[(number.LastIndexOf('-') + 1)..];
        var text = string.Format(System.Globalization.CultureInfo.InvariantCulture, notice, number, spaced, running);
        a.Invalid(ACase.Secretary, new PublishNotice(text), "text", "BC-31");
    }

    [Fact]
    [Rule("BC-31")]
    public void Nor_does_who_judged_it()
    {
        var a = ACase.OfBeCommerce().Final();
        foreach (var name in new[] { ACase.Committee.Name, ACase.Committee2.Name })
        {
            a.Invalid(ACase.Secretary, new PublishNotice($"Voor de commissie: mevrouw {name}."), "text", "BC-31");
        }

        a.Do(ACase.Secretary, new PublishNotice("De commissie besliste; het secretariaat hielp."));
    }

    [Fact]
    [Rule("BC-31")]
    public void Who_and_what_stands_in_the_texts_of_the_file_alone_is_named_no_more_than_a_party()
    {
        var a = ACase.OfBeCommerce().Final();
        a.External = a.External with
        {
            NoticeReading = new NoticeReading
            {
                Texts = ["I spoke to Ms Oyelaran of the shop. Parcel 3232 1122 3344."],
                People = ["Katrien Verhelst, sales manager"],
            },
        };
        foreach (var text in new[] { "Oyelaran knew.", "Parcel 32 32 11 22 33 44 was lost.", "Verhelst knew." })
        {
            a.Invalid(ACase.Secretary, new PublishNotice(text), "text", "BC-31");
            a.Invalid(ACase.Secretary, new PublishNotice(text, WordsRead: true), "text", "BC-31");
        }

        a.Do(ACase.Secretary, new PublishNotice("The sales manager knew.")).DraftRead();
        a.Do(ACase.Committee, new ConfirmNotice());
    }

    [Fact]
    [Rule("BC-31")]
    public void A_word_that_may_be_a_name_waits_until_who_proposes_it_says_that_it_names_nobody()
    {
        var a = ACase.OfBeCommerce().Final();
        a.External = a.External with
        {
            NoticeReading = new NoticeReading { Texts = ["The neighbour Zwaluw saw the courier of BeCommerce."] },
        };
        const string text = "The neighbour Zwaluw saw it, says the code of BeCommerce.";
        var no = a.Invalid(ACase.Secretary, new PublishNotice(text), "wordsRead", "BC-31");
        Assert.Equal((FieldReason.NameOfTheFile, "Zwaluw"), (no.Reason, no.Values[0]));
        a.Invalid(ACase.Secretary, new PublishNotice(text, WordsRead: false), "wordsRead", "BC-31");
        a.Do(ACase.Secretary, new PublishNotice(text, WordsRead: true))
            .DraftRead()
            .Do(ACase.Committee, new ConfirmNotice());
        a.Invalid(ACase.Secretary, new CorrectNotice(text + " Twice.", "a slip"), "wordsRead", "BC-31");
        a.Do(ACase.Secretary, new CorrectNotice(text + " Twice.", "a slip", WordsRead: true));
    }

    [Fact]
    [Rule("BC-31")]
    public void What_was_judged_once_is_not_judged_again_where_the_past_is_rebuilt()
    {
        var a = ACase.OfBeCommerce().Final();
        a.External = a.External with { NoticeReading = new NoticeReading { Done = true } };
        a.Do(ACase.Secretary, new PublishNotice("Demo Shop delivered late."));
        Assert.Equal(NoticeState.Proposed, a.It.Notice!.State);
    }
}
