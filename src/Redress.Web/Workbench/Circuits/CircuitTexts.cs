namespace Redress.Web.Workbench.Circuits;

/// <summary>What every island may say, in CircuitTexts.resx (English), CircuitTexts.nl.resx and CircuitTexts.fr.resx: the same keys, in their order.</summary>
public sealed class CircuitTexts;
