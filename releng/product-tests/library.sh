# The library of the built program: many files, a process killed in the middle, a lost and a damaged index, filters, comparison.
# Prints "ok …" or "not ok …" a check. Wants PRODUCT (the program's folder) and QINQING_JAVA.
set -u
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
check() { if [ "$2" = "$3" ]; then echo "ok $1"; else echo "not ok $1: expected $3, was $2"; fi; }
bare() {
  env -i PATH=/usr/bin:/bin HOME="$work/home" QINQING_JAVA="$QINQING_JAVA" "$PRODUCT/qinqing" --data "$work/data" "$@"
}
has() { if grep -q -- "$2" "$work/out"; then echo "ok $1"; else echo "not ok $1: $(head -c 400 "$work/out")"; fi; }
lacks() { if grep -q -- "$2" "$work/out"; then echo "not ok $1: $(head -c 400 "$work/out")"; else echo "ok $1"; fi; }
count() { bare import --list --json 2>/dev/null | tr '{' '\n' | grep -c '"address":"user:'; }

mkdir "$work/laws"
i=0
while [ $i -lt 300 ]; do
  printf '# 示例器物第%s号管理办法\n\n## 第一章 总则\n\n**第一条** 编号%s的搪瓷缸子由保管人登记。\n\n**第二条** 遗失编号%s的，写明经过。\n' $i $i $i > "$work/laws/$i.md"
  i=$((i + 1))
done

# Killed in the middle: started in a group of its own, so that the script and Java go together.
bare import "$work/laws/0.md" > "$work/out" 2>&1
grouped() {
  exec setsid env -i PATH=/usr/bin:/bin HOME="$work/home" QINQING_JAVA="$QINQING_JAVA" "$PRODUCT/qinqing" --data "$work/data" "$@"
}
grouped import "$work/laws" > "$work/killed" 2>&1 < /dev/null &
importer=$!
while [ "$(find "$work/data/library" -name '*.json' 2>/dev/null | wc -l)" -lt 20 ] && kill -0 $importer 2>/dev/null; do :; done
kill -KILL -$importer 2>/dev/null
wait $importer 2>/dev/null
check 'the import was killed before its end' $? 137
kept=$(find "$work/data/library" -name '*.json' | wc -l | tr -d ' ')
if [ "$kept" -ge 20 ]; then echo "ok some files were kept before the end"; else echo "not ok some files were kept before the end: $kept"; fi
bare search --json '编号0的搪瓷缸子' > "$work/out" 2> "$work/err"
check 'after a killed import a search answers' $? 0
has 'what was there before is still found' '示例器物第0号管理办法'
check 'what was kept is listed' "$(count)" "$kept"
bare import "$work/laws" > "$work/out" 2> "$work/err"
check 'the import can be run again' $? 0
check 'then all are there, each once' "$(count)" 300
tail -n 1 "$work/err" > "$work/out"
has 'progress tells how many' '300'

bare search --json --only bundle=user --counts '搪瓷缸子登记' > "$work/out" 2>/dev/null
has 'only the own files' '"bundle":{"user":'
lacks 'nothing of the bundles' '"address":"cn:'
bare search --json --only level=party --only status=in-force '收受礼品' > "$work/out" 2>/dev/null
has 'filters by level' '"level":"party"'
lacks 'other levels are left out' '"level":"\(law\|local\|own\)"'
bare search --only nonsense '礼品' > "$work/out" 2>&1
check 'an unknown filter is wrong use' $? 2

bare search --json --only bundle=cn '礼品礼金' 2>/dev/null | sed 's/"millis":[0-9.]*//; s/"score":[0-9.]*//g' > "$work/before"
rm -rf "$work/data/index"
bare search --json --only bundle=cn '礼品礼金' 2>/dev/null | sed 's/"millis":[0-9.]*//; s/"score":[0-9.]*//g' > "$work/after"
cmp -s "$work/before" "$work/after"; check 'a lost index is made again and answers the same' $? 0
for file in "$work/data/index"/*.cfs "$work/data/index"/*.tim; do
  [ -f "$file" ] && printf 'damaged' | dd of="$file" bs=1 seek=2000 conv=notrunc 2>/dev/null
done
bare search --json --only bundle=cn '礼品礼金' 2>/dev/null | sed 's/"millis":[0-9.]*//; s/"score":[0-9.]*//g' > "$work/after"
cmp -s "$work/before" "$work/after"; check 'a damaged index is made again and answers the same' $? 0

bare diff --json cn:discipline@2018-10-01 cn:discipline@2024-01-01 > "$work/out" 2> "$work/err"
check 'two versions are compared' $? 0
check 'the comparison is one line' "$(wc -l < "$work/out" | tr -d ' ')" 1
has 'changes are named' '"change":"changed"'
bare diff cn:discipline@1999-01-01 cn:discipline > "$work/out" 2>&1
check 'a version that is not carried ends with 1' $? 1
