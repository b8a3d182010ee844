#!/usr/bin/env bash
# Installs what the tests need, builds, runs all of them, and ends with one line: N passed, N failed, N skipped.
# The tests of the office and the stories over HTTP run on SQLite and on PostgreSQL.
# With --long the random walks through the procedure are ten times as many, the program is killed fifty times, what no database changes is tested on PostgreSQL as well, and the browser is used on it, at one of two nodes too; other arguments go to `dotnet test`.
set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$top/src/packages.sh"
cd "$top"

if [ "${1:-}" = --long ]; then
  export REDRESS_LONG=1
  shift
fi

need_dotnet
need_postgresql
need_browser
need_pdf_reader

# Format first: it costs seconds and spares a build.
dotnet tool restore >/dev/null
dotnet csharpier check .

# One compiler serves all projects, which halves the time; nothing is to run on after this script.
export MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=true
dotnet build App.sln -v quiet --nologo
dotnet build-server shutdown --vbcscompiler >/dev/null || true

# Most code of a test runs a few times: watching it, to make it quicker later, costs more than it brings.
export DOTNET_TieredPGO=0
# Threads that wait for work give their core away at once: there are more of them than cores.
export DOTNET_ThreadPool_UnfairSemaphoreSpinLimit=0

passed=0 failed=0 skipped=0 result=0
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# run ENGINE PROJECT [ARGUMENTS of dotnet test]: on that database, and adds up what came of it.
run() {
  local engine=$1 project=$2 status=0 line
  shift 2
  echo "== ${project#tests/} on $engine"
  REDRESS_TEST_ENGINE=$engine dotnet test "$project" --no-build --nologo "$@" 2>&1 | tee "$log" || status=$?
  # "Passed!  - Failed:     0, Passed:     8, Skipped:     0, Total:     8, …"
  line=$(grep -E '(Passed|Failed|Skipped)! +- Failed:' "$log" | tail -n 1 || true)
  count() { sed -E "s/.* $1: +([0-9]+),.*/\1/" <<<"$line"; }
  if [ -n "$line" ]; then
    failed=$((failed + $(count Failed)))
    passed=$((passed + $(count Passed)))
    skipped=$((skipped + $(count Skipped)))
  elif [ "$status" != 0 ]; then
    failed=$((failed + 1))
  fi
  [ "$status" = 0 ] || result=1
}

# One after the other: browsers, databases and compilers would else fight for the same cores.
for project in tests/*.Tests tests/Redress.Scenarios; do
  run sqlite "$project" "$@"
done
# With a choice of one's own these have had their turn.
if [ $# = 0 ]; then
  if [ -n "${REDRESS_LONG:-}" ]; then
    run postgres tests/Redress.Web.Tests
    run postgres tests/Redress.Scenarios
  else
    # What differs on the second engine is what a database answers: which words a page or a letter has, how a form or a document is read, which route asks for which role and which form is kept does not; and what starts, moves and kills stores of both kinds by itself has had its turn.
    run postgres tests/Redress.Web.Tests --filter 'FullyQualifiedName!~Web.Tests.Shell.&FullyQualifiedName!~Web.Tests.Documents.&FullyQualifiedName!~Web.Tests.Intake.&FullyQualifiedName!~Web.Tests.Fuzzing.&FullyQualifiedName!~Web.Tests.PublicInformation.&FullyQualifiedName!~Web.Tests.Administration.&FullyQualifiedName!~AttackTests&FullyQualifiedName!~RoutesTests&FullyQualifiedName!~KeptFormWalkTests&FullyQualifiedName!~EveryFormIsKeptTests&FullyQualifiedName!~GlossaryTests&FullyQualifiedName!~TextsTests&FullyQualifiedName!~OwnLanguageTests&FullyQualifiedName!~WhatLettersSayTests&FullyQualifiedName!~WrittenLettersTests&FullyQualifiedName!~SampleValuesTests&FullyQualifiedName!~TemplateCheckTests&FullyQualifiedName!~SqliteStartTests&FullyQualifiedName!~PostgresStartTests&FullyQualifiedName!~MoveStoreTests&FullyQualifiedName!~CrashTests&FullyQualifiedName!~LostPowerTests&FullyQualifiedName!~PowerLossTests&FullyQualifiedName!~LabelWordsTests&FullyQualifiedName!~OwnLabelTextsTests'
    run postgres tests/Redress.Scenarios --filter 'FullyQualifiedName~Scenarios.LateDelivery.|FullyQualifiedName~Scenarios.UnsolicitedMail.|FullyQualifiedName~Scenarios.TwoFora.|FullyQualifiedName~Scenarios.SilentCase.'
  fi
fi

[ "$failed" = 0 ] || result=1
if [ $((passed + failed)) = 0 ]; then
  echo "No test ran." >&2
  result=1
fi
echo "$passed passed, $failed failed, $skipped skipped"
exit "$result"
