namespace Redress.Web.Labels.Certificates;

/// <summary>What the certificate, the badge and who verifies them say, in CertificateTexts.resx (English), CertificateTexts.nl.resx and CertificateTexts.fr.resx: the same keys, in their order.</summary>
public sealed class CertificateTexts;
