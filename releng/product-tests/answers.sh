# The built program answers from its own bundles, with no display and in an empty environment.
# Prints "ok …" or "not ok …" a check. Wants PRODUCT (the program's folder) and QINQING_JAVA.
set -u
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
check() { if [ "$2" = "$3" ]; then echo "ok $1"; else echo "not ok $1: expected $3, was $2"; fi; }
# bare ARGUMENT…: the program under env -i, so in the C locale and without a screen
bare() {
  env -i PATH=/usr/bin:/bin HOME="$work/home" QINQING_JAVA="$QINQING_JAVA" "$PRODUCT/qinqing" "$@"
}
has() { if grep -q -- "$2" "$work/out"; then echo "ok $1"; else echo "not ok $1: $(head -c 400 "$work/out")"; fi; }

bare check --json --locality guangzhou -- '做建材生意的管理服务对象塞给我一个红包，我收下了' > "$work/out" 2> "$work/err"
check 'check ends with 0' $? 0
check 'JSON is one line' "$(wc -l < "$work/out" | tr -d ' ')" 1
check 'nothing on standard error' "$(cat "$work/err")" ''
has 'the verdict' '"verdict":"PROHIBITED","label"'
has 'the label is Chinese under env -i' '"label":"不可以"'
has 'the place is a code' '"locality":"440100"'
has 'a national provision among the basis' '"address":"cn:discipline/art-97'
has 'the title of the provision' '中国共产党纪律处分条例'
sed 's/"millis":[0-9.]*//' "$work/out" > "$work/first"
bare check --json --locality 广州 -- '做建材生意的管理服务对象塞给我一个红包，我收下了' 2>/dev/null | sed 's/"millis":[0-9.]*//' > "$work/second"
cmp -s "$work/first" "$work/second"; check 'two runs are byte-identical' $? 0

bare search --json --limit 3 处分条例97条 > "$work/out" 2> "$work/err"
check 'search ends with 0' $? 0
has 'a citation finds its provision first' '"rank":1,"address":"cn:discipline@[0-9-]*/art-97'
bare show --json 'cn:discipline/art-99' > "$work/out" 2> "$work/err"
check 'show ends with 0' $? 0
has 'rules that stand on it' '"rules":\["'

bare check '老同学现在开公司，请我吃饭，他买单' > "$work/out" 2> "$work/err"
has 'what is in question is not called the basis' '^要看的条文，缺的事实定了才知道用哪条$'
bare check --json --sheet "$work/请示单.docx" -- '老同学现在开公司，请我吃饭，他买单' > "$work/out" 2> "$work/err"
check 'a request sheet ends with 0' $? 0
has 'the answer names the sheet' '"sheet":"[^"]*请示单.docx"'
unzip -p "$work/请示单.docx" word/document.xml > "$work/out" 2>&1
has 'the sheet holds the words and the question' '老同学现在开公司，请我吃饭，他买单.*请示问题'
bare reply add --title 展会纪念杯 --topic gift --by 机关纪委 --on 2026-11-02 登记后可以留用 > "$work/out" 2>&1
check 'a reply is kept' $? 0
bare booklet --json --locality guangzhou -o "$work/口袋书.html" > "$work/out" 2> "$work/err"
check 'a booklet ends with 0' $? 0
has 'it has many topics' '"topics":1[0-9]'
cp "$work/口袋书.html" "$work/out"
has 'its topics, its place and the reply are in it' '广州.*礼品礼金.*登记后可以留用'
bare reply remove 2026-11-02-1 > "$work/out" 2>&1
check 'a reply is taken away' $? 0

printf '%s\n' '{"id":7,"text":"服务对象请我去外地旅游，费用他们出"}' 'broken' '{"id":"x","text":"上门给企业讲政策"}' > "$work/请求.jsonl"
bare check --batch "$work/请求.jsonl" > "$work/out" 2> "$work/err"
check 'a batch with a bad line ends with 1' $? 1
check 'a batch answers every line' "$(wc -l < "$work/out" | tr -d ' ')" 3
has 'an id keeps its type' '^{"id":7,'
has 'a bad line is an error with a code' '"error":{"code":"bad-json"'

mkdir "$work/文件"
printf '# 示例市展会纪念品管理办法\n\n第一条 参加展会的人员，不得收受搪瓷缸子。\n\n第二条 本办法自2020年1月1日起施行。\n' > "$work/文件/条例.md"
bare import --json "$work/文件" > "$work/out" 2> "$work/err"
check 'import ends with 0' $? 0
has 'the title is found' '示例市展会纪念品管理办法'
id=$(sed -n 's/.*"id":"\([^"]*\)".*/\1/p' "$work/out")
bare search --json 搪瓷缸子 > "$work/out" 2>/dev/null
has 'what was imported is found' "\"address\":\"user:$id"
bare import --remove "$id" > "$work/out" 2>&1
check 'an import can be removed' $? 0
bare search --json 搪瓷缸子 > "$work/out" 2>/dev/null
if grep -q "user:$id" "$work/out"; then echo 'not ok a removed import is gone'; else echo 'ok a removed import is gone'; fi

bare pack test --ablate > "$work/out" 2> "$work/err"
check 'the tests of the built-in bundles pass, and each rule is needed' $? 0
cat "$work/out"
bare pack lint > "$work/out" 2> "$work/err"
check 'the built-in bundles have no errors' $? 0

# A reader never waits; a writer waits five seconds and then says who writes. Java holds the lock, as the program does.
data=$work/home/.local/share/qinqing
cat > "$work/Hold.java" <<'JAVA'
import java.nio.channels.FileChannel;
import java.nio.file.*;
class Hold {
  public static void main(String[] args) throws Exception {
    try (var channel = FileChannel.open(Path.of(args[0], "writer.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = channel.lock()) {
      Files.writeString(Path.of(args[0], "writer.owner"), "4711 (test)");
      System.out.println("held " + lock.isValid());
      Files.readString(Path.of(args[1]));
    }
  }
}
JAVA
mkfifo "$work/end"
"$QINQING_JAVA" "$work/Hold.java" "$data" "$work/end" > "$work/held" 2>&1 &
holder=$!
while [ ! -s "$work/held" ] && kill -0 $holder 2>/dev/null; do :; done
bare import "$work/文件" > "$work/out" 2> "$work/err"
check 'a second writer ends with 4' $? 4
if grep -q 4711 "$work/err"; then echo 'ok it is told who writes'; else echo "not ok it is told who writes: $(cat "$work/err")"; fi
bare search --json 礼品 > "$work/out" 2>/dev/null
check 'a reader goes on beside a writer' $? 0
: > "$work/end"
wait $holder
