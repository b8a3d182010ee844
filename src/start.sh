#!/usr/bin/env bash
# Installs what is missing and runs the demo on http://localhost:5080.
set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$top/src/packages.sh"

need_dotnet
# Prints the decisions; without it their page says to print it oneself.
need_browser || true

if [ -n "${Storage__Directory:-}" ]; then
  Storage__Directory=$(realpath -m "$Storage__Directory")
  export Storage__Directory
fi
cd "$top/src/Redress.Web"
dotnet build -c Release -v quiet --nologo
# Not by `dotnet run`: whoever stops this process stops the program itself.
ASPNETCORE_ENVIRONMENT=Demo exec dotnet bin/Release/net10.0/Redress.Web.dll "$@"
