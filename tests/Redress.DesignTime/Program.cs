// The tool dotnet-ef starts this program and looks for the factory beside it; run by hand it does nothing.
return 0;
