# The start script of the built program: arguments, exit codes, streams, folders. Prints "ok …" or "not ok …" a check.
# Wants PRODUCT (the program's folder) and QINQING_JAVA.
set -u
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
q="$PRODUCT/qinqing"
check() { if [ "$2" = "$3" ]; then echo "ok $1"; else echo "not ok $1: expected $3, was $2"; fi; }
listing() { (cd "$PRODUCT" && find . -type f -exec cksum {} + | LC_ALL=C sort | cksum); }

before=$(listing)
"$q" --data "$work/a b" --help > "$work/out" 2> "$work/err"; check 'help ends with 0' $? 0
[ -s "$work/out" ]; check 'help is on standard output' $? 0
"$q" --data "$work/a b" no-such-command > "$work/out" 2> "$work/err"; check 'an unknown command is wrong use' $? 2
[ ! -s "$work/out" ]; check 'wrong use leaves standard output empty' $? 0
"$q" --data > "$work/out" 2>&1; check '--data without a value is wrong use' $? 2
touch "$work/file"
"$q" --data "$work/file/x" --help > "$work/out" 2>&1; check 'a data folder that cannot be made is a fault' $? 3
env -i PATH=/usr/bin:/bin HOME="$work/home" QINQING_JAVA="$QINQING_JAVA" "$q" > "$work/out" 2> "$work/err"
check 'no display: the help, and no error' $? 0
check 'no display is said in one line' "$(wc -l < "$work/err" | tr -d ' ')" 1
[ -d "$work/home/.local/share/qinqing" ]; check 'the usual data folder is used' $? 0
env -i PATH=/usr/bin:/bin HOME="$work/home" QINQING_JAVA=/bin/false "$q" --help > "$work/out" 2>&1
check 'the exit code of Java comes through' $? 1
check 'the program folder is never written' "$(listing)" "$before"
check 'no argument file is left behind' "$(find "${TMPDIR:-/tmp}" -maxdepth 1 -name 'qinqing-args.*' -newer "$work" 2>/dev/null | wc -l | tr -d ' ')" 0
