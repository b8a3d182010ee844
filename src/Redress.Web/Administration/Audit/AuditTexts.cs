namespace Redress.Web.Administration.Audit;

/// <summary>What the pages on the audit, the sign-ins and the operation say, in AuditTexts.resx (English), AuditTexts.nl.resx and AuditTexts.fr.resx: the same keys, in their order.</summary>
public sealed class AuditTexts;
