# A person practises, sits an exam that is killed and goes on, gets a certificate; questions travel to another bundle.
# Prints "ok …" or "not ok …" a check. Wants PRODUCT (the program's folder) and QINQING_JAVA.
set -u
work=$(mktemp -d)
sitting=
# A program that ended must not end the test with it.
trap '' PIPE
trap 'exec 3>&-; [ -z "$sitting" ] || kill "$sitting" 2>/dev/null; rm -rf "$work"' EXIT
check() { if [ "$2" = "$3" ]; then echo "ok $1"; else echo "not ok $1: expected $3, was $2: $(head -c 300 "$work/err" 2>/dev/null)"; fi; }
q() { "$PRODUCT/qinqing" --data "$work/数据" "$@" < /dev/null; }
has() { if grep -q -- "$2" "$work/out"; then echo "ok $1"; else echo "not ok $1: $(head -c 400 "$work/out")"; fi; }
same() { if cmp -s "$2" "$3"; then echo "ok $1"; else echo "not ok $1: $(diff "$2" "$3" | head -c 400)"; fi; }
# The value of a plain field of the last line of JSON.
field() { sed -n "\$s/.*\"$1\":\"\{0,1\}\([^\",}]*\).*/\1/p" "$work/out"; }

# --- people and their passphrases ----------------------------------------------------------------------------------
q profile make 小周 > "$work/out" 2>"$work/err"
check 'a profile is made' $? 0
printf '口令 一\n' > "$work/口令"
printf '口令 二\n' > "$work/别的"
q profile lock 小周 --passphrase-file "$work/口令" > "$work/out" 2>"$work/err"
check 'it gets a passphrase' $? 0
q quiz stats --profile 小周 --passphrase-file "$work/别的" > "$work/out" 2>"$work/err"
check 'another passphrase opens nothing' $? 1
"$PRODUCT/qinqing" --data "$work/数据" quiz stats --json --profile 小周 < "$work/口令" > "$work/out" 2>"$work/err"
check 'the right one opens it from standard input' $? 0
"$PRODUCT/qinqing" --data "$work/数据" profile unlock 小周 < "$work/口令" > "$work/out" 2>"$work/err"
check 'and takes itself off' $? 0

# --- practice --------------------------------------------------------------------------------------------------------
q quiz list --json > "$work/out" 2>"$work/err"
for kind in single multiple judge matching ordering verdict opinions; do has "there are questions: $kind" "\"kind\":\"$kind\""; done
q quiz show cn-q-kinds-3 > "$work/out" 2>"$work/err"
has 'a question is shown with what it wants' '3,1,2'
q quiz today --json --profile 小周 > "$work/today" 2>"$work/err"
check 'there is something to practise' $? 0
id=$(sed 's/.*"entries":\[{"id":"\([^"]*\)".*/\1/' "$work/today")
q quiz answer --json --profile 小周 --seconds 9 cn-q-kinds-5 PROHIBITED@cn:discipline/art-99/p-1 > "$work/out" 2>"$work/err"
check 'a right answer is right' $? 0
has 'and comes again on a day' '"dueOn":"2'
q quiz answer --profile 小周 cn-q-kinds-5 ENCOURAGED > "$work/out" 2>"$work/err"
check 'a wrong answer is not' $? 1
q quiz mistakes --json --profile 小周 > "$work/out" 2>"$work/err"
has 'and stands in the mistakes book' '"id":"cn-q-kinds-5"'
q quiz answer "$id" '???' > "$work/out" 2>"$work/err"
check 'what cannot be read is wrong use' $? 2
q quiz scene > "$work/out" 2>"$work/err"
check 'there are scenes' $? 0
scene=$(sed -n '1s/ .*//p' "$work/out")
q quiz scene --json --choices A "$scene" > "$work/out" 2>"$work/err"
has 'that can be played' '"path":\[{"step"'

# --- a paper is the same at each drawing -------------------------------------------------------------------------------
q exam draw --json --blueprint builtin-20 --person 小周 --seed 7 > "$work/one" 2>"$work/err"
check 'a paper is drawn' $? 0
"$PRODUCT/qinqing" --data "$work/别处" exam draw --json --blueprint builtin-20 --person 小周 --seed 7 > "$work/two" 2>"$work/err" < /dev/null
same 'the same on two runs' "$work/one" "$work/two"
q exam draw --json --blueprint builtin-20 --person 小吴 --seed 7 > "$work/two" 2>"$work/err"
if cmp -s "$work/one" "$work/two"; then echo 'not ok another person gets another paper'; else echo 'ok another person gets another paper'; fi

# --- an exam is killed and goes on ---------------------------------------------------------------------------------------
# Java runs beside the start script: it is the child that is killed.
mkfifo "$work/answers"
"$PRODUCT/qinqing" --data "$work/数据" exam sit --json --profile 小周 --blueprint builtin-20 --seed 7 \
  < "$work/answers" > "$work/sat" 2>"$work/err" &
sitting=$!
exec 3> "$work/answers"
lines() {
  deadline=$(($(date +%s) + 120))
  until [ "$(wc -l < "$work/sat")" -ge "$1" ]; do
    if ! kill -0 $sitting 2>/dev/null || [ "$(date +%s)" -gt $deadline ]; then return 1; fi
  done
}
lines 1
check 'an exam begins' $? 0
acknowledged=0
for line in 2 3 4 5; do
  # The parts of the task that is asked now; the last line is the state after the last answer.
  kind=$(sed -n '$s/.*"task":{"number":[0-9]*,"item":"[^"]*","kind":"\([a-z]*\)".*/\1/p' "$work/sat")
  case $kind in
    single | judge | multiple | opinions) echo B >&3 ;;
    verdict) echo PERMITTED >&3 ;;
    matching) echo 1-A >&3 ;;
    *) echo >&3 ;;
  esac
  if lines $line; then acknowledged=$(sed -n '$s/.*"answered":\([0-9]*\).*/\1/p' "$work/sat"); fi
done
if [ "$acknowledged" -ge 3 ]; then echo 'ok answers are acknowledged'; else echo "not ok answers are acknowledged: $acknowledged"; fi
java=$(ps -eo pid=,ppid= | awk -v parent=$sitting '$2 == parent { print $1 }')
for pid in $java; do kill -9 "$pid"; done
check 'the program is killed' "$(echo "$java" | wc -w | tr -d ' ')" 1
wait $sitting 2>/dev/null
sitting=
exec 3>&-
q exam show --json --profile 小周 builtin-20-1 > "$work/out" 2>"$work/err"
check 'it is there after kill -9' $? 0
check 'with every answer that was acknowledged' "$(field answered | head -n 1)" "$acknowledged"
has 'and still runs' '"phase":"running"'
q exam show --json --profile 小周 builtin-20-1 | sed 's/.*"answers"/"answers"/' > "$work/one"
printf 'clear\nquit\n' > "$work/typed"
"$PRODUCT/qinqing" --data "$work/数据" exam sit --json --profile 小周 builtin-20-1 < "$work/typed" > "$work/out" 2>"$work/err"
check 'it goes on' $? 0
q exam show --json --profile 小周 builtin-20-1 | sed 's/.*"answers"/"answers"/' > "$work/two"
same 'with the same answers' "$work/one" "$work/two"
q exam hand-in --json --profile 小周 builtin-20-1 > "$work/out" 2>"$work/err"
check 'handing in a few answers is no pass' $? 1
has 'and gives a mark sheet' '"marks":\[{"number":1'
q exam answer --profile 小周 builtin-20-1 1 A > "$work/out" 2>"$work/err"
check 'nothing can be changed after' $? 1
q exam certificate --profile 小周 builtin-20-1 --name 周某 --issuer 示例单位 -o "$work/证书.pdf" > "$work/out" 2>"$work/err"
check 'no pass, no certificate' $? 1

# --- a certificate, from a blueprint that anybody passes -------------------------------------------------------------------
q exam blueprints builtin-20 > "$work/方案.json" 2>"$work/err"
check 'a blueprint is written out' $? 0
sed -e 's/builtin-20/open-book/g' -e 's/"pass" *: *[0-9]*/"pass": 0/' "$work/方案.json" > "$work/开卷.json"
q exam sit --json --profile 小周 --blueprint "$work/开卷.json" > "$work/out" 2>"$work/err"
check 'and used from its file' $? 0
q exam hand-in --json --profile 小周 open-book-1 > "$work/out" 2>"$work/err"
check 'which everybody passes' $? 0
q exam certificate --json --profile 小周 open-book-1 --name 周某 --issuer 示例单位 -o "$work/证书.pdf" > "$work/out" 2>"$work/err"
check 'a certificate is issued' $? 0
q exam verify --json "$work/证书.pdf" > "$work/out" 2>"$work/err"
check 'and verified without a network' $? 0
has 'as what it is' '"finding":"valid"'
"$PRODUCT/qinqing" --data "$work/别处" exam verify --json "$work/证书.pdf" > "$work/out" 2>"$work/err" < /dev/null
has 'elsewhere its issuer is not known' '"finding":"unknown-issuer"'
{ head -c 1000 "$work/证书.pdf"; printf x; tail -c +1002 "$work/证书.pdf"; } > "$work/改过.pdf"
q exam verify --json "$work/改过.pdf" > "$work/out" 2>"$work/err"
check 'an altered one is refused' $? 1

# --- questions travel ----------------------------------------------------------------------------------------------------
for format in excel gift moodle qti21 qti30; do
  q questions export --json --format $format --topic gift "$work/题.$format" > "$work/out" 2>"$work/err"
  check "questions are written: $format" $? 0
done
q pack new --locality 431200 --id qingshui --place 清水 "$work/清水" > "$work/out" 2>"$work/err"
q questions import --json --format gift --pack "$work/清水" "$work/题.gift" > "$work/out" 2>"$work/err"
check 'ids that are taken are refused' $? 1
[ -e "$work/清水/questions/imported.yaml" ] && echo 'not ok and nothing is written' || echo 'ok and nothing is written'
printf '管理对象送的购物卡，能收吗？ {\n=当场退回\n~先收下再说\n####可能影响公正办事的，不收。\n}\n' > "$work/外来.txt"
q questions import --json --format gift --pack "$work/清水" --topic gift --side official --basis cn:discipline/art-97 "$work/外来.txt" > "$work/out" 2>"$work/err"
check 'questions of another program are taken' $? 0
q pack lint "$work/清水" > "$work/out" 2>"$work/err"
check 'and the bundle still lints' $? 0
grep -q 'qingshui-import-1' "$work/清水/questions/imported.yaml"
check 'with an id of their own' $? 0
q questions attempts --profile 小周 --home https://example.org/ --account a-01 > "$work/out" 2>"$work/err"
check 'answers become statements' $? 0
has 'of the Experience API' '"verb":{"id":"http://adlnet.gov/expapi/verbs/answered"'

# --- what is kept ----------------------------------------------------------------------------------------------------------
q profile export 小周 > "$work/out" 2>"$work/err"
has 'everything can be taken along' 'training.attempt'
q profile remove 小周 > "$work/out" 2>"$work/err"
check 'removing wants to be meant' $? 2
q profile remove 小周 --yes > "$work/out" 2>"$work/err"
check 'and is done then' $? 0
q profile list --json > "$work/out" 2>"$work/err"
check 'nobody is left' "$(cat "$work/out")" '[]'
