# Debian packages that the program and its tests need; sourced by src/start.sh and tests/run.sh.

export DEBIAN_FRONTEND=noninteractive
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en
# Dates and amounts are written in three languages.
export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=false

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo --preserve-env=DEBIAN_FRONTEND "$@"; fi
}

# Lists that are absent or old are the usual reason for a failure: fetch them only then.
apt_install() {
  command -v apt-get >/dev/null || { echo "Install by hand what this system calls: $*" >&2; return 1; }
  if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
    echo "Run as root, or install by hand: apt-get install $*" >&2
    return 1
  fi
  echo "Installing $*"
  local log
  log=$(mktemp)
  if as_root apt-get install -qq -y --no-install-recommends "$@" >"$log" 2>&1 </dev/null ||
    { as_root apt-get update -qq >>"$log" 2>&1 </dev/null || true
      as_root apt-get install -qq -y --no-install-recommends "$@" >>"$log" 2>&1 </dev/null; }; then
    rm -f "$log"
  else
    cat "$log" >&2
    rm -f "$log"
    return 1
  fi
}

# The server's programs are all that is wanted: the package would also make and start a cluster for the whole system.
need_postgresql() {
  if command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then return; fi
  apt_install postgresql-common
  local setting=/etc/postgresql-common/createcluster.d/redress.conf
  as_root mkdir -p "${setting%/*}"
  echo 'create_main_cluster = false' | as_root tee "$setting" >/dev/null
  local result=0
  apt_install postgresql || result=$?
  as_root rm -f "$setting"
  return $result
}

# The one without a desk's windows is smaller and quicker; where only the whole one is, that one serves.
need_browser() {
  [ -x /usr/bin/chromium-headless-shell ] || apt_install chromium-headless-shell || [ -x /usr/bin/chromium ]
  [ -d /usr/share/fonts/truetype/liberation ] || [ -d /usr/share/fonts/truetype/liberation2 ] ||
    apt_install fonts-liberation
}

# The tests read the PDFs that the program makes; the program itself does not need it.
need_pdf_reader() {
  command -v pdftotext >/dev/null && command -v pdfinfo >/dev/null || apt_install poppler-utils
}

need_dotnet() {
  command -v dotnet >/dev/null || { echo "The .NET 10 SDK is needed: https://dot.net" >&2; return 1; }
}
