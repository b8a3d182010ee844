using Microsoft.Extensions.Primitives;
using Redress.Domain;
using Redress.Domain.Cases;
using Redress.Web.Cases.OpenCases;

namespace Redress.Web.Cases.Actions;

/// <summary>What is known of a party, as the form by which it is corrected begins (FP-21).</summary>
internal static class DetailsForm
{
    /// <summary>Whose details: a party's own; for the staff those that the address names.</summary>
    public static Party Of(OpenCase open, ActAsked asked) =>
        open.Reader.Party ?? Parties.Parse(asked.Of("party")) ?? Party.Complainant;

    public static Dictionary<string, StringValues> Fields(Case c, Party party)
    {
        var ofComplainant = party == Party.Complainant;
        var address = ofComplainant ? c.Complainant.Address : c.Respondent.Address;
        var holder = ofComplainant
            ? Redress.Domain.Cases.Records.AddressHolder.Complainant
            : Redress.Domain.Cases.Records.AddressHolder.Respondent;
        var fields = new Dictionary<string, StringValues>
        {
            ["party"] = WireNames.Camel(party.ToString()),
            ["name"] = ofComplainant ? c.Complainant.Name : c.Respondent.Name,
            ["email"] = c.NewAddressOf(holder)?.Email ?? (ofComplainant ? c.Complainant.Email : c.Respondent.Email),
            ["phone"] = ofComplainant ? c.Complainant.Phone : c.Respondent.Phone,
            ["address.street"] = address?.Street,
            ["address.postalCode"] = address?.PostalCode,
            ["address.city"] = address?.City,
            ["address.country"] = address?.Country,
            ["language"] = ofComplainant ? c.Language : c.Respondent.Language,
        };
        if (ofComplainant && c.Representative is { } acts)
        {
            fields["representative.name"] = acts.Name;
            fields["representative.email"] =
                c.NewAddressOf(Redress.Domain.Cases.Records.AddressHolder.Representative)?.Email ?? acts.Email;
            fields["representative.lawyer"] = acts.Lawyer ? "true" : null;
            fields["representative.mandateDocument"] = c.Document(acts.MandateDocument ?? "")?.Id;
        }

        return fields.Where(f => f.Value.Count > 0 && f.Value[0] is not null).ToDictionary();
    }
}
