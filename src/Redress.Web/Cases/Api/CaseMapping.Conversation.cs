using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Domain.Cases.Records;

namespace Redress.Web.Cases.Api;

internal sealed partial class CaseMapping
{
    private static IReadOnlyList<ConversationJson> Conversation(Case c, Actor reader) =>
        [
            .. CaseView
                .Conversation(c, reader)
                .Select(m => new ConversationJson(
                    m.Id,
                    m.From is { } party ? WireNames.Camel(party.ToString()) : "secretary",
                    WireNames.Camel(m.From is null ? m.With.ToString() : m.To.ToString()),
                    m.At,
                    m.Text,
                    m.Documents,
                    m.From is null ? null : m.AnsweredAt is not null
                )
                {
                    AnswerBy = reader.IsParty || !m.Waits ? null : m.AnswerBy,
                    Unread = reader.IsParty || m.From is null ? null : m.Unread,
                    EnteredAs = m.EnteredAs,
                    InPrivate = m.To == MessageTo.Mediator,
                    Attachments =
                    [
                        .. m
                            .Documents.Select(c.Document)
                            .OfType<CaseDocument>()
                            .Select(d => new AttachmentJson(d.Id, d.Name, d.MediaType, d.Size)),
                    ],
                }),
        ];
}
