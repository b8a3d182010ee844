using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Redress.Domain.Tests.Law;

namespace Redress.Web.Tests.Cases.ApiReference;

/// <summary>The calls, as the running program describes them; who may make them, and what they are for where it does not say.</summary>
internal static class Calls
{
    private static readonly Dictionary<string, (string Who, string What)> Told = new(StringComparer.Ordinal)
    {
        ["login"] = ("anyone", ""),
        ["refresh"] = ("whoever has a refresh token", ""),
        ["logout"] = ("signed in", ""),
        ["fileComplaint"] = ("anyone; a secretary for what came on paper", ""),
        ["getComplaint"] = (
            "whoever holds the code",
            "The case, cut to what its party may see, with the letters to it."
        ),
        ["actOnComplaint"] = ("whoever holds the code", "Does an act of its party; answers with the case."),
        ["addComplaintDocument"] = ("whoever holds the code", "Adds documents of its party."),
        ["getComplaintDocument"] = ("whoever holds the code", "A document that its party may see."),
        ["listCases"] = ("signed in: staff, members", ""),
        ["getCase"] = ("signed in: who may see it", ""),
        ["act"] = ("signed in: by role and state", "Answers with the case."),
        ["addDocument"] = ("signed in: staff, the parties", "Adds documents."),
        ["getDocument"] = ("signed in: who may see it", "A document."),
        ["verifyJournal"] = (
            "signed in: staff",
            "`{intact: true, entries}`, or `{intact: false, at, what}`: the entry that does not hold, or to which what does not hold belongs, and `what` it is: `entry`, `content`, `file` (with what stands beside it), `document` or `head`."
        ),
        ["takeBankStatement"] = (
            "signed in: appeal handler",
            "A statement of CAMT.053 as the body, at most 5 MiB: deposits and fines are booked by their structured reference. `{matched: [{number, what: deposit|fine, party, appeal, sanction, amount, booked, bankReference, result: booked|alreadyBooked}], unmatched: [{number, amount, booked, bankReference, told, reason, text}]}`; the reasons are `noMoneyCame`, `notBookedYet`, `noAmount`, `noReference`, `unknownReference`, `nothingAsked`, `refused`. The same statement again changes nothing."
        ),
        ["getStatistics"] = (
            "signed in: staff, supervisory committee",
            "The figures of the yearly report (FP-16) of `year`, without it of this year: `{year, schemes: [{scheme, filed, ended, averageDays, medianDays, tables: {kinds, complainants, respondents, borders, normsInvoked, endings, grounds, discontinuations, normsFound, settlements, sanctions, practices, delays}}], advice: [{at, by, text}]}`, each table with the number of cases by row. `filed` are the complaints filed in the year, `ended` those that got their outcome in it. For the supervisory committee (BC-43) a year that is over has `null` for small numbers and those from which one would follow; of a year that runs it gets `filed` and `ended` alone, rounded down to a multiple of five."
        ),
        ["adviseOnStatistics"] = (
            "signed in: supervisory committee",
            "Keeps its advice with the figures of that year (BC-43): `{text}`, of at most 10,000 signs; answers `{at, by, text}`. With `Idempotency-Key` once."
        ),
        ["listPeople"] = (
            "signed in: administrator",
            "The people of the body: `{items: [{id, name, email, state: invited|active|locked|removed, roles, schemes, secondFactor: none|authenticator|passkey, sessions, invitedAt, lockedAt, removedAt}], next}`; `schemes` is null for who works for all."
        ),
        ["invitePerson"] = (
            "signed in: administrator",
            "Invites somebody by e-mail: `{email, name, roles, schemes?, language?}`; roles are `secretary committee appeals registrar supervisor administrator`. 409 with `rule: BC-43` where the supervisory committee is joined with secretary, committee or appeals. With `Idempotency-Key` once."
        ),
        ["actOnPerson"] = (
            "signed in: administrator",
            "`change-roles {roles, schemes?}`, `resend-invitation`, `lock {reason}`, `unlock`, `remove {reason}`, `end-sessions`, `reset-second-factor {reason}`; answers with the person. All but the invitation and `unlock` end every session of it. 409 with `rule`: `last-administrator`, `oneself` (lock, remove), `BC-43`, `state`."
        ),
        ["listRulebooks"] = (
            "signed in: administrator",
            "The versions of the rulebooks (BC-42): `{items: [{id, scheme, version, state: draft|announced|inForce|past|leftOut, inForce, announcedOn, significant, own, uploadedAt, told, text}], next}`; `own` are those that were sent in, `text` is the hash of their text, `told` is to how many addresses it was sent. `leftOut`: announced, and not in order any more."
        ),
        ["addRulebook"] = (
            "signed in: administrator",
            "A new version of a scheme that is installed, as a draft: `{rulebook, announcedOn?, inForce?, significant?}`, `rulebook` being the JSON itself or its text; 201. With `preview=true` nothing is kept: `{id, inForce, changes: [{path, from, to}], recipients}`. 422 with all that is wrong by its JSON path; 409 with `rule: BC-42` or `WK-10` and `earliest` where `inForce` is too soon after today or, if that is later, `announcedOn`. With `Idempotency-Key` once."
        ),
        ["announceRulebook"] = (
            "signed in: administrator",
            "Announces a draft, `{announcedOn?, inForce?, significant?}` in the place of what was sent in; with `text` the one that has this hash and no other: an e-mail to every user of every member that has the label, each kept; from its day on new cases are filed under it, and it is never taken back. The version is given with its scheme (`becommerce.2027-01`), or alone where one scheme has it. 409 with `rule` as above, also where it is announced already or a member with the label has no address."
        ),
        ["listDecisions"] = ("anyone", "The anonymous notices that are published."),
        ["getDecision"] = ("anyone", "One of them, by its public reference."),
        ["listMembers"] = (
            "anyone",
            "The register of members, fifty on a page: `{items: [{id, name, scheme, websites, companyNumber, labels: [{kind, valid, validFrom, validUntil}], valid}], next}`, by a part of the name or of an address, scheme, kind of label (`b2c`, `b2b`, `ecommerceEurope`, `webshopKeurmerk`) and whether it is valid. The registrar finds candidates, ended and excluded ones as well, each with its `membership`."
        ),
        ["getMember"] = (
            "anyone",
            "One of them; whether its label is valid, never why. The registrar also gets `membership`, details, contacts, users, each label's `state`, `history`, `terms`, `actions` with their fields and `blocked` with what is missing, `documents`, `letters`, `journal`, `proposals`, `tasks`, and what is beside the labels by name (`fees`, `scans`, `measures`, `misuses` …). The member gets what is its own of it."
        ),
        ["addMember"] = (
            "signed in: registrar",
            "A new organisation, a candidate from today: `{id?, name, scheme, websites, companyNumber, language, email, telephone?, address?, contacts?}`; 201 with what the registrar reads of it. An `Idempotency-Key` and the `ETag` work as for cases."
        ),
        ["importMembers"] = (
            "signed in: registrar",
            "CSV in UTF-8 as the body, at most 5 MB and 5000 rows, its columns named in the first line: `id`, `scheme`, `name`, `companyNumber`, `websites`, `languages`, `email`, `telephone`, `street`, `postalCode`, `city`, `country`, `membership`, `memberSince`, `labels` (`b2c:2026-01-01:2027-12-31`), `userEmail`. `{imported, new, changed, same, wrong, rows: [{line, id, name, state, changes: [{field, old, new}], faults: [{column, sentence}]}]}`; with `preview=true` nothing is written; 422 where a row is wrong, and then nothing is done."
        ),
        ["actOnMember"] = (
            "signed in: registrar; the member itself where it may; a secretary who confirms as the second person",
            "`begin-membership {on}`, `end-membership {reason, on}` (the first day without membership; never one that is over), `invite-user {email, name?, language?}`, `change-details` with any field of a new one (BC-38); and every act on its labels (ST-4), such as `apply-for-label {kind, undertaking}` and `grant-label {kind, from}`: which may be done now, and with which fields, stands in `actions` of the member. What takes two people is proposed, and done by `confirm-…` of another, or dropped by `reject-…`. Answers with the member."
        ),
        ["addMemberDocument"] = (
            "signed in: registrar, the member itself",
            "Puts one document, in parts, into the file of its labels; with `for: internal` of the registrar the member does not see it. 201 with its `id`, which acts name as `document`."
        ),
        ["getMemberDocument"] = ("signed in: registrar; the member itself what it may see", "A document of that file."),
        ["verifyMemberJournal"] = (
            "signed in: registrar",
            "Whether the journal of its labels holds, as that of a case is verified (ST-2, ST-4)."
        ),
        ["getCertificate"] = (
            "anyone",
            "The labels of a member as they are at this moment, signed (BC-40): a JWS (RFC 7515, flattened, ES256) `{payload, protected, signature}` over `{issuer, id, name, scheme, companyNumber, websites, labels: [{kind, valid, validFrom, validUntil}], valid, at, validUntil}`; the public keys are at `/.well-known/redress-keys.json`. It may be kept for five minutes."
        ),
        ["reportMisuse"] = (
            "anyone",
            "`{url, text, email?}`; 201 with `{reference}`, the same whether the site is a member's or not. Whoever gave an e-mail address is told that it was handled; nobody is told who reported it (BC-41). With `Idempotency-Key` once."
        ),
        ["listExperiences"] = (
            "anyone",
            "Experiences of consumers with a provider of Webshop Keurmerk, fifty on a page, the latest first: `{items: [{id, text, rating, on, answer, answeredOn}], next}`; `after` is the `next` of the page before (WK-9). 404 where its scheme has none."
        ),
        ["tellExperience"] = (
            "anyone",
            "`{text, rating?, orderNumber?, email}`, the rating from 1 to 5; 202, and a link to the address, by which it is confirmed. 422 at `text` where an e-mail address, a telephone number or a bank account stands in it (WK-9). With `Idempotency-Key` once."
        ),
        ["actOnExperience"] = (
            "signed in: the member itself for `answer`; registrar for `hide`",
            "`answer {text}`, once, which shows it; `hide {reason}`, which its writer is told (WK-9). Answers with the experience. With `Idempotency-Key` once."
        ),
        ["setClock"] = (
            "anyone, in the demo; 404 elsewhere",
            "Moves the demo's clock and does what became due before it answers `{now}`: `{\"advance\": \"P5D\"}`, also `PT36H`, or `{\"now\": \"…\"}`; back only while no case exists (409)."
        ),
    };

    private static readonly (string Pattern, string Path, string Who, string What)[] Besides =
    [
        ("/openapi/{documentName}.json", "/openapi/v1.json", "anyone", "The calls in OpenAPI."),
        ("/decisions.atom", "/decisions.atom", "anyone", "What changed last among the notices, as a feed; `language`."),
        (
            "/badge/{id}.svg",
            "/badge/{id}.svg",
            "anyone",
            "A member’s labels as a picture, valid or not at this moment, and which; `lang`, `theme` (`light`, `dark`, `auto`). It may be kept for five minutes, and shown by other sites."
        ),
        (
            "/.well-known/redress-keys.json",
            "/.well-known/redress-keys.json",
            "anyone",
            "The public keys by which certificates of labels are verified, as a JWK Set (RFC 7517). They may be kept for five minutes."
        ),
        ("/health/live", "/health/live", "anyone", "Whether the program answers."),
        ("/health/ready", "/health/ready", "anyone", "Whether its database does too."),
        ("/metrics", "/metrics", "the same machine, or with `Metrics:Token`", "Prometheus' text format."),
    ];

    public static void Write(WrittenDocument document, JsonNode description, EndpointDataSource running)
    {
        var endpoints = running.Endpoints.OfType<RouteEndpoint>().ToList();
        var calls = (
            from path in description["paths"]!.AsObject()
            from method in path.Value!.AsObject()
            select (Path: path.Key, Method: method.Key.ToUpperInvariant(), Call: method.Value!)
        ).ToList();
        Assert.Equal(Told.Keys.Order(), calls.Select(c => Text(c.Call["operationId"])).Order());

        foreach (var tag in calls.GroupBy(c => Text(c.Call["tags"]![0])).OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            document.Heading(tag.Key, 3);
            document.Table(
                ["call", "asks in the address", "who", "what", "limit of rate"],
                tag.OrderBy(c => c.Path, StringComparer.Ordinal)
                    .ThenBy(c => c.Method, StringComparer.Ordinal)
                    .Select(c => Row(c.Path, c.Method, c.Call, endpoints))
            );
        }

        Assert.Empty(Besides.Select(b => b.Pattern).Except(endpoints.Select(PatternOf)));
        document.Heading("Beside the API", 3);
        document.Table(
            ["call", "who", "what"],
            Besides.Select(b => (IReadOnlyList<string>)[$"`GET {b.Path}`", b.Who, b.What])
        );
    }

    private static IReadOnlyList<string> Row(string path, string method, JsonNode call, List<RouteEndpoint> endpoints)
    {
        var name = Text(call["operationId"]);
        var endpoint = endpoints.Single(e => e.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName == name);
        var (who, what) = Told[name];
        Assert.Equal(AsksSignIn(endpoint), who.StartsWith("signed in", StringComparison.Ordinal));
        var asked = (call["parameters"]?.AsArray() ?? []).Where(p => Text(p!["in"]) == "query");
        return
        [
            $"`{method} {path}`",
            string.Join(", ", asked.Select(p => $"`{Text(p!["name"])}`")),
            who,
            $"{Text(call["summary"])} {what}".Trim(),
            method == "GET" ? "" : endpoint.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName ?? "",
        ];
    }

    private static bool AsksSignIn(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null
        && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null;

    private static string PatternOf(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.Trim('/');

    private static string Text(JsonNode? node) => node?.GetValue<string>() ?? "";
}
