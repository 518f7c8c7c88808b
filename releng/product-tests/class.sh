# A class of the built program on loopback: telephones join and answer by curl, the host is killed and goes on, the class ends with
# a report, and nothing listens after it. Prints "ok …" or "not ok …" a check. Wants PRODUCT (the program's folder) and QINQING_JAVA.
set -u
work=$(mktemp -d)
host=
trap '[ -z "$host" ] || kill -9 $host $(children) 2>/dev/null; rm -rf "$work"' EXIT
check() { if [ "$2" = "$3" ]; then echo "ok $1"; else echo "not ok $1: expected $3, was $2: $(tail -c 300 "$work/err" 2>/dev/null | tr '\n' ' ')"; fi; }
bare() {
  env -i PATH=/usr/bin:/bin HOME="$work/home" QINQING_JAVA="$QINQING_JAVA" "$PRODUCT/qinqing" --data "$work/data" "$@"
}
# The same as the program itself, for what runs beside this script: its number is the program's.
hosted() {
  exec env -i PATH=/usr/bin:/bin HOME="$work/home" QINQING_JAVA="$QINQING_JAVA" "$PRODUCT/qinqing" --data "$work/data" "$@"
}
children() { ps -A -o pid= -o ppid= | awk -v parent="$host" '$2 == parent { print $1 }'; }
has() { if grep -q -- "$2" "$work/out"; then echo "ok $1"; else echo "not ok $1: $(tail -c 400 "$work/out")"; fi; }

# Waits until a file has a line that fits, as long as the host is alive; a minute at most.
await() {
  until=$(($(date +%s) + 60))
  while ! grep -q -- "$2" "$1" 2>/dev/null; do
    if [ "$(date +%s)" -gt $until ] || ! kill -0 "$host" 2>/dev/null; then return 1; fi
  done
}
lines() { wc -l < "$work/out" | tr -d ' '; }
# Has the host do something and waits for its answer, the last line of the output.
tell() {
  before=$(lines)
  echo "$1" >&3
  until=$(($(date +%s) + 60))
  while [ "$(lines)" -le "$before" ]; do
    if [ "$(date +%s)" -gt $until ] || ! kill -0 "$host" 2>/dev/null; then return 1; fi
  done
}
field() { sed -n "s/.*\"$1\":\"\{0,1\}\([^\",}]*\)\"\{0,1\}[,}].*/\1/p" "$work/out" | tail -n 1; }
last() { tail -n 1 "$work/out" | sed -n "s/.*\"$1\":\"\{0,1\}\([^\",}]*\)\"\{0,1\}[,}].*/\1/p"; }

# The host's commands come through a pipe that stays open.
start() {
  rm -f "$work/in"
  mkfifo "$work/in"
  : > "$work/out"
  hosted class "$@" --address 127.0.0.1 --json < "$work/in" > "$work/out" 2> "$work/err" &
  host=$!
  exec 3> "$work/in"
  await "$work/out" '"event":"state"'
  check "class $1 says where it is" $? 0
  address=$(field address)
}
# post PHONE PATH BODY: the status
post() {
  curl -s -m 30 -o "$work/reply" -w '%{http_code}' -H 'Content-Type: application/json' \
    -H "Authorization: Bearer phone-$1-0123456789abcdef0123456789abcdef" --data "$3" "$address$2"
}
answer() { post "$1" api/answer "{\"turn\":\"$2\",\"id\":\"once-$2\",\"choices\":[\"$3\"]}"; }
listening() { curl -s -m 5 -o /dev/null "$address"; if [ $? -eq 7 ]; then echo no; else echo yes; fi; }

command -v curl > /dev/null || { echo 'not ok curl is wanted'; exit 0; }

bare class plan new --template discipline-45 --locality 440100 --json > "$work/out" 2> "$work/err"
check 'a plan is made from a template' $? 0
has 'nothing is short' '"findings":\[\]'
bare class plan check plan-1 --json > "$work/out" 2> "$work/err"
check 'a class can be held with it' $? 0
bare class plan export plan-1 -o "$work/计划.json" > "$work/out" 2> "$work/err"
check 'a plan is written to a file' $? 0

start host --plan "$work/计划.json"
case $address in */) ;; *) address=$address/ ;; esac
id=$(field id) code=$(field code)
check 'the code has six digits' "$(printf %s "$code" | tr -d 0-9 | wc -c | tr -d ' ')-${#code}" 0-6
for phone in 1 2 3 4 5 6; do
  check "telephone $phone joins" "$(post $phone api/join "{\"code\":\"$code\",\"name\":\"学员$phone\"}")" 200
done
check 'a wrong code is refused' "$(post 7 api/join '{"code":"000000x","name":"生人"}')" 403
tell next
check 'the lecture comes first' "$(last view)" LECTURE
i=0
while [ "$(last phase)" != OPEN ] && [ $i -lt 20 ]; do tell next; i=$((i + 1)); done
turn=$(last shown)
for phone in 1 2 3; do check "telephone $phone answers" "$(answer $phone "$turn" A)" 200; done
for phone in 4 5; do check "telephone $phone answers" "$(answer $phone "$turn" B)" 200; done
check 'an answer that is sent twice is taken' "$(answer 5 "$turn" B)" 200
tell status
check 'it counts once' "$(last answered)" 5
bare class resume "$id" --address 127.0.0.1 < /dev/null > "$work/other" 2>&1
check 'another program cannot hold it meanwhile' $? 4

kill -9 $host $(children)
wait $host 2>/dev/null
exec 3>&-
until=$(($(date +%s) + 60))
while [ "$(listening)" = yes ] && [ "$(date +%s)" -le $until ]; do :; done
check 'nothing listens after the host was killed' "$(listening)" no
start resume "$id"
case $address in */) ;; *) address=$address/ ;; esac
check 'the same code holds' "$(field code)" "$code"
tell status
check 'all are there' "$(last present)" 6
check 'all answers are there' "$(last answered)" 5
check 'the same question is open' "$(last shown) $(last phase)" "$turn OPEN"
check 'a telephone from before goes on' "$(answer 6 "$turn" C)" 200
tell close
check 'the question is closed' "$(last phase)" CLOSED
check 'too late is refused' "$(post 1 api/answer "{\"turn\":\"$turn\",\"id\":\"late\",\"choices\":[\"B\"]}")" 409
tell reveal
check 'the result is shown' "$(last phase) $(last answered)" 'REVEALED 6'
tell 'end keep'
wait $host
check 'the class ends cleanly' $? 0
exec 3>&-
host=
check 'nothing listens after the class' "$(listening)" no

bare class list --json > "$work/out" 2> "$work/err"
has 'the class is kept and over' "\"id\":\"$id\".*\"endedAt\""
bare class report "$id" --output "$work/报告" --json > "$work/out" 2> "$work/err"
check 'the report is written' $? 0
has 'with its figures' '"participants":6,'
check 'workbook and document, and no single answers' "$(ls "$work/报告" | sed 's/.*\.//' | sort | tr '\n' ' ')" 'docx xlsx '
for file in "$work/报告"/*; do check "$(basename "$file" | sed 's/.*\.//') is a package" "$(head -c 2 "$file")" PK; done
bare class report "$id" --output "$work/报告" --raw > "$work/out" 2> "$work/err"
check 'single answers are written when asked for' "$(cat "$work/报告"/*.csv | wc -l | tr -d ' ')" 7
check 'without names' "$(grep -c 学员 "$work/报告"/*.csv)" 0
bare class forget "$id" > "$work/out" 2> "$work/err"
check 'a class is deleted' $? 0
check 'with everything of it' "$(ls "$work/data/classes" | wc -l | tr -d ' ')" 0

# A signal stops the class without ending it.
start host --template discipline-45
case $address in */) ;; *) address=$address/ ;; esac
id=$(field id)
kill -TERM $host
wait $host
check 'a signal ends with 143' $? 143
exec 3>&-
check 'nothing listens after a signal' "$(listening)" no
start resume "$id"
tell end
wait $host
check 'then it can go on and be ended' $? 0
exec 3>&-
host=
bare class list --json > "$work/out" 2> "$work/err"
check 'what is not kept is gone' "$(cat "$work/out")" '[]'
