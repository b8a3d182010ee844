using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Tests;
using Redress.Web.Cases.Cards;
using Redress.Web.Cases.Conversation;
using Redress.Web.Cases.FileParts;
using Redress.Web.Cases.OpenCases;
using Redress.Web.Cases.PartyFile;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Cases.Cards;

/// <summary>What a party wrote is marked with its language, which need not be that of the page around it: a screen reader says it as it is meant (WCAG 3.1.2).</summary>
public sealed partial class OwnLanguageTests(OneApp one) : IClassFixture<OneApp>, IDisposable
{
    // What no party wrote, or nobody knows in which language: by the file, and the text as it is given there.
    private static readonly Dictionary<string, string> NoPartyWroteIt = new()
    {
        ["Review.razor|answer.Text"] = "one's own, before it is sent",
        ["ConversationCard.razor|offer.Text"] = "the element around it says so",
        ["ConversationCard.razor|message.Text"] = "the element around it says so",
        ["AppealCard.razor|proceeding.Text"] = "a forum's",
        ["MatterPutCard.razor|matter.Text"] = "the body's",
        ["DecisionCard.razor|report.Text"] = "anybody's",
        ["ReferralCard.razor|advice"] = "the external committee's",
        ["ResponseCard.razor|message"] = "a message that was sent to many",
        ["ComplaintCard.razor|message"] = "a message that was sent to many",
        ["MediationCard.razor|settlement.Terms"] = "what both agreed to",
        ["UnsentInput.razor|text"] = "one's own, before it is sent",
        ["EarlierVersions.razor|before.Reason"] = "the body's",
        ["FindingFields.razor|noted"] = "the body's",
        ["DecideFields.razor|rejected.RejectionReason"] = "the body's",
        ["CorrectionCard.razor|c.Reason"] = "the body's",
        ["FormerRespondents.razor|former.Reason"] = "the body's",
        ["PageNotesCard.razor|note.Text"] = "one's own, of the staff",
        ["DutyBox.razor|practice"] = "the decision's",
        ["LabelChangesCard.razor|change.Text"] = "one's own",
        ["LabelChangesCard.razor|answer"] = "the body's",
        ["LabelDutyBox.razor|quote"] = "the body's",
        ["OwnLabelAbout.razor|quote"] = "the body's",
    };

    private readonly Drawing _drawing = new(one.App);

    public void Dispose() => _drawing.Dispose();

    // The page is English, the complainant's language Dutch, the webshop's French.
    private static ACase Told()
    {
        var a = ACase.OfBeCommerce().InMediation("2026-03-02");
        a.Do(a.Shop, new Propose("FRP half of it", Terms: [new ProposedClause("FRC a voucher")]), "2026-03-03");
        a.Do(a.Consumer, new DeclineProposal(a.It.Proposals[0].Id, "NLR too little"), "2026-03-04");
        a.Do(a.Consumer, new Message(MessageTo.OtherParty, Text: "NLM shall we telephone"), "2026-03-04");
        a.Do(a.Shop, new Message(MessageTo.OtherParty, Text: "FRM on Monday"), "2026-03-04");
        a.SentToMember("2026-03-05");
        a.Do(a.Shop, new RequestExtension(3, "FRE a feast"), "2026-03-06");
        a.Do(a.Shop, new Respond("FRA we are sorry", "FRD the carrier"), "2026-03-09");
        a.Do(a.Consumer, new Comment("NLO nobody signed"), "2026-03-10");
        a.UnderExamination("2026-03-11").Notified("2026-05-11");
        a.Do(a.Shop, new LodgeAppeal("FRG out of proportion"), "2026-05-12");
        return a;
    }

    [Fact]
    public void What_each_party_wrote_stands_in_its_own_language_wherever_it_is_shown()
    {
        var a = Told();
        foreach (var reader in new[] { a.Consumer, a.Shop, ACase.Secretary })
        {
            var open = Drawing.Open(a, reader);
            var shown = new List<string>();
            void Walk<TComponent>()
                where TComponent : IComponent
            {
                var page = _drawing.Render<TComponent>(p => p.TryAdd("Open", open));
                foreach (var element in page.FindAll("*").Where(e => e.Children.All(c => c.LocalName == "br")))
                {
                    if (Marked().Match(element.TextContent) is { Success: true } said)
                    {
                        var language = said.Groups["whose"].Value == "NL" ? "nl" : "fr";
                        Assert.True(
                            element.Closest("[lang]")?.GetAttribute("lang") == language,
                            $"{typeof(TComponent).Name} for {reader.Role}: {element.TextContent.Trim()}"
                        );
                        shown.Add(said.Value);
                    }
                }
            }

            Walk<MediationCard>();
            Walk<ConversationCard>();
            Walk<ResponseCard>();
            Walk<CommentCard>();
            Walk<AppealCard>();
            if (reader.IsParty)
            {
                Walk<ComplaintCard>();
                Walk<DutyPanel>();
                Walk<PartyHead>();
            }
            else
            {
                Walk<Submissions>();
            }

            Assert.Superset(
                new HashSet<string>(["FRP", "FRC", "NLR", "NLM", "FRM", "FRA", "FRD", "NLO", "FRG"]),
                shown.ToHashSet()
            );
        }
    }

    [Fact]
    public void A_text_that_is_in_the_language_of_the_page_bears_no_mark()
    {
        var a = ACase.OfBeCommerce(language: "en").Answered("2026-03-09");
        var open = Drawing.Open(a, a.Shop);
        Assert.Null(_drawing.Render<ComplaintCard>(p => p.Add(x => x.Open, open)).Find("p").GetAttribute("lang"));
        Assert.Equal("fr", _drawing.Render<ResponseCard>(p => p.Add(x => x.Open, open)).Find("p").GetAttribute("lang"));
    }

    [Fact]
    public void Every_text_of_several_lines_says_whose_language_it_is_in_or_why_not()
    {
        var root = Path.Combine(Path.GetDirectoryName(Here())!, "../../../../src/Redress.Web");
        var unmarked = Directory
            .EnumerateFiles(root, "*.razor", SearchOption.AllDirectories)
            .SelectMany(file =>
                Text()
                    .Matches(File.ReadAllText(file))
                    .Where(m => !m.Value.Contains("Language=", StringComparison.Ordinal))
                    .Select(m => $"{Path.GetFileName(file)}|{m.Groups["what"].Value}")
            )
            .ToHashSet();
        Assert.Empty(unmarked.Except(NoPartyWroteIt.Keys));
        Assert.Empty(NoPartyWroteIt.Keys.Except(unmarked));
    }

    private static string Here([CallerFilePath] string here = "") => here;

    [GeneratedRegex("<MultilineText Text=\"@(?<what>[^\"]+)\"[^>]*>", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Text();

    [GeneratedRegex("\\b(?<whose>NL|FR)[A-Z]\\b", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Marked();
}
