using Redress.Domain;
using Redress.Domain.Cases;

namespace Redress.Web.Cases.Staff;

/// <summary>Where what is missing can be mended: the form that does it, or the part of the file that shows for what one waits.</summary>
public static class Mend
{
    /// <returns>The address, and the key of the words for it; null when nothing can be done but wait.</returns>
    public static (string Href, string Key)? Of(OpenCase open, Missing missing) => missing.What switch
    {
        "unserved" => (Serve(open, missing.Document!, missing.Party!.Value), "mend.serve"),
        "comment-term-runs" => (open.Part("service"), "mend.see"),
        "declare-complete" => May(open, typeof(DeclareComplete)),
        "supply" => (open.Part("terms"), "mend.see"),
        "hearing" => May(open, open.Case.OpenHearing is null ? typeof(InviteToHearing) : typeof(RecordHearing)),
        "compliance" => May(open, typeof(RecordCompliance)),
        "deposit" => May(open, typeof(RecordDeposit)),
        _ when missing.What.StartsWith("sanction-", StringComparison.Ordinal) => May(open, typeof(RecordSanctionStep)),
        _ => null,
    };

    /// <summary>The form that serves this document on this party, filled in.</summary>
    public static string Serve(OpenCase open, string document, Party party) => $"{open.To("serve")}?document={document}&party={FieldOptions.Camel(party.ToString())}";

    private static (string, string)? May(OpenCase open, Type command) =>
        open.Permitted.Any(p => p.Command == command && !p.OnPaper) ? (open.To(Command.NameOf(command)), "mend.do") : null;
}
