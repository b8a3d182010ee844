using System.Reflection;
using Redress.Domain;
using Redress.Domain.Appeals;
using Redress.Domain.Cases.Commands;
using Redress.Domain.Cases.Records;
using Redress.Domain.Decisions;
using Redress.Domain.Notices;
using Redress.Domain.Procedure;
using Redress.Domain.Terms;
using Redress.Domain.Tests.Law;
using Redress.Web.Tests.Support;

namespace Redress.Web.Tests.Cases;

/// <summary>Whatever the law or a page may say has its sentence, in every language.</summary>
public sealed class CaseTextsTests
{
    private static readonly HashSet<string> Known = [.. ResourceFile.Texts("CaseTexts").Keys];

    /// <summary>What the table knows besides the actions: acts of the clock, and the filing, which makes a case.</summary>
    private static readonly string[] InJournalOnly =
    [
        "lapse-term",
        "follow-sanctions",
        "name-deferral",
        "activate-deferral",
        "release-deferral",
        "rederive-terms",
        "erase-file",
        "remind-of-term",
        "reissue-code",
        "ask-about-settlement",
        "tell-of-delay",
        "confirm-address",
        "remind-of-addresses",
        "note-undelivered",
        "note-opened",
        "note-posted",
        "note-interests",
        "tell-who-sits",
        "report-notice",
        "add-attachment",
    ];

    private static IEnumerable<string> ActionNames =>
        [.. CommandCatalog.ByName.Keys, Command.NameOf<AddDocument>(), FileComplaint.ActionName];

    [Fact]
    public void Every_refusal_says_why() => AllKnown("refusal", Keys<RefusalReason>());

    [Fact]
    public void Every_field_says_what_is_wrong_with_it() => AllKnown("field", Keys<FieldReason>());

    [Fact]
    public void Everything_that_may_be_missing_is_named_with_its_last_day_and_without()
    {
        AllKnown("missing", Keys<ObstacleKind>());
        AllKnown("missing", Keys<ObstacleKind>().Select(what => $"{what}.until"));
    }

    [Fact]
    [Rule("ST-2")]
    public void What_follows_from_an_act_has_its_words()
    {
        AllKnown("consequence", CaseProcedure.ConsequentTransitions.Select(row => row.Consequence.Key).Distinct());
        Assert.Equal(
            CaseProcedure.ConsequentTransitions.Select(row => $"consequence.{row.Consequence.Key}").Distinct().Order(),
            Known.Where(key => key.StartsWith("consequence.", StringComparison.Ordinal)).Order()
        );
    }

    [Fact]
    public void No_reason_has_a_text_that_nothing_gives()
    {
        Assert.Empty(
            Known
                .Where(key => key.StartsWith("refusal.", StringComparison.Ordinal))
                .Except(Keys<RefusalReason>().Select(k => $"refusal.{k}"))
        );
        Assert.Empty(
            Known
                .Where(key => key.StartsWith("field.", StringComparison.Ordinal))
                .Except(Keys<FieldReason>().Select(k => $"field.{k}"))
        );
    }

    [Fact]
    public void Every_problem_of_the_api_has_a_title() =>
        AllKnown(
            "problem",
            [
                "not-found",
                "malformed",
                "too-large",
                "unsupported-media-type",
                "not-this-role",
                "stale",
                "state",
                "invalid",
                "too-many-files",
                "too-many-fields",
                "not-a-mail",
                "slowed",
            ]
        );

    [Fact]
    public void Every_action_has_a_label_says_what_it_does_confirms_it_and_stands_in_the_timeline()
    {
        AllKnown("action", ActionNames);
        AllKnown("action", ActionNames.Select(name => $"{name}.help"));
        AllKnown("action", ActionNames.Select(name => $"{name}.done"));
        AllKnown("journal", ActionNames.Concat(InJournalOnly));
        Assert.Equal(
            typeof(Command)
                .Assembly.GetTypes()
                .Where(t => t.IsSubclassOf(typeof(Command)) && t.GetCustomAttribute<InternalAttribute>() is not null)
                .Select(Command.NameOf)
                .Order(),
            InJournalOnly.Append("add-document").Order()
        );
    }

    [Fact]
    public void Every_field_of_every_action_has_a_label()
    {
        var fields = CommandCatalog
            .ByName.Values.Concat([
                typeof(SuppliedItem),
                typeof(ProposedSanction),
                typeof(ProposedActivation),
                typeof(ProposedClause),
            ])
            .SelectMany(CommandCatalog.FieldsOf);
        AllKnown(
            "label",
            [.. fields.Select(f => CommandCatalog.FieldPath(f.Name!)), "onBehalfOf", "arrived", "paper", "for"]
        );
    }

    [Fact]
    public void Every_state_is_named_and_told_to_the_parties_and_to_the_staff()
    {
        AllKnown("state", Names<CaseState>());
        AllKnown("state", Names<CaseState>().Select(state => $"{state}.forStaff"));
        AllKnown("state", Names<CaseState>().Select(state => $"{state}.forParties"));
    }

    [Fact]
    public void Every_choice_has_its_word()
    {
        var choices = CommandCatalog
            .ByName.Values.Append(typeof(ProposedSanction))
            .SelectMany(CommandCatalog.FieldsOf)
            .Select(f => Nullable.GetUnderlyingType(f.ParameterType) ?? f.ParameterType)
            .Where(t => t.IsEnum)
            .Distinct()
            .ToList();
        Assert.Contains(typeof(ReceiptResult), choices);
        AllKnown("option", choices.Append(typeof(Audience)).SelectMany(Enum.GetNames).Select(WireNames.Camel));
        AllKnown("option", ["nl", "fr", "en", "decision"]);
    }

    [Fact]
    public void Every_member_of_a_set_of_words_has_its_word()
    {
        AllKnown("party", Names<Party>());
        AllKnown("side", Names<Party>());
        AllKnown("period.unit", ["D", "M", "Y"]);
        AllKnown("noFiles", ["registrar", "supervisor", "administrator"]);
        AllKnown("role", Names<Role>());
        AllKnown("caseKind", Names<CaseKind>());
        AllKnown("term", Names<TermKind>());
        AllKnown("termState", Names<TermState>());
        AllKnown("sanctionState", Names<SanctionState>());
        AllKnown("depositState", Names<DepositState>());
        AllKnown("appealState", Names<AppealState>());
        AllKnown("proposalState", Names<ProposalState>());
        AllKnown("decisionState", Names<DecisionState>());
        AllKnown("noticeState", Names<NoticeState>());
        AllKnown("closeReason", Names<CloseReason>());
    }

    private static void AllKnown(string set, IEnumerable<string> names) =>
        Assert.Empty(names.Select(name => $"{set}.{name}").Except(Known));

    private static IEnumerable<string> Keys<T>()
        where T : struct, Enum => Enum.GetValues<T>().Select(value => value.Key());

    private static IEnumerable<string> Names<T>()
        where T : struct, Enum => Enum.GetNames<T>().Select(WireNames.Camel);
}
