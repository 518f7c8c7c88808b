# A bundle for an invented city: begun from the template, from a workbook and from an official file, built, installed, answering.
# Prints "ok …" or "not ok …" a check. Wants PRODUCT (the program's folder) and QINQING_JAVA.
set -u
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
check() { if [ "$2" = "$3" ]; then echo "ok $1"; else echo "not ok $1: expected $3, was $2"; fi; }
q() { "$PRODUCT/qinqing" --data "$work/数据" "$@"; }
has() { if grep -q -- "$2" "$work/out"; then echo "ok $1"; else echo "not ok $1: $(head -c 400 "$work/out")"; fi; }
hasnt() { if grep -q -- "$2" "$work/out"; then echo "not ok $1: $(head -c 400 "$work/out")"; else echo "ok $1"; fi; }

q pack new --locality 431200 --id qingshui --place 清水 --publisher 清水市示例单位 "$work/清水" > "$work/out" 2>&1
check 'a bundle is begun from the template' $? 0
q pack lint "$work/清水" > "$work/out" 2>&1
check 'it lints with warnings only' $? 0
q pack test --ablate "$work/清水" > "$work/out" 2>&1
check 'its tests pass, and each rule is needed' $? 0
q pack new --locality 431200 --id qingshui --place 清水 "$work/清水" > "$work/out" 2>&1
check 'a folder that is not empty is left alone' $? 1
q pack new --locality 999 --id qingshui "$work/另一个" > "$work/out" 2>&1
check 'a wrong division code is wrong use' $? 2
[ -e "$work/另一个" ] && echo 'not ok nothing is left behind' || echo 'ok nothing is left behind'

# What an officer adds: a provision, a rule, a test.
cat > "$work/清水/documents/canteen.md" <<'Y'
---
title: 清水市食堂礼券管理办法
shortNames: [礼券办法]
number: ""
issuer: 清水市示例单位
kind: normative
effective: 2021-01-01
source: 测试用的虚构文件
text: digest
certainty: A
---

## 第一条 展会纪念品 {#art-1}
展会上发的搪瓷缸子，一律不拿。
Y
cat > "$work/清水/rules/souvenir.yaml" <<'Y'
rules:
  - id: qingshui-souvenir
    topic: gift
    side: official
    who: [cadre]
    modality: prohibited
    when: {act: {eq: receive-souvenir}}
    basis: ["qingshui:canteen/art-1"]
    say: 清水规定展会纪念品一律不拿。
    how: [当场放回]
Y
printf 'tests:\n  - id: qingshui-t-souvenir\n    given: {facts: {act: receive-souvenir, object: publicity, status: done}}\n    expect: {verdict: PERMITTED}\n' > "$work/清水/tests/souvenir.yaml"
q pack build "$work/清水" --output "$work/清水.qinqing" > "$work/out" 2>&1
check 'a failing test stops the build' $? 1
[ -e "$work/清水.qinqing" ] && echo 'not ok no file is written then' || echo 'ok no file is written then'
sed -i.bak 's/PERMITTED/PROHIBITED, rule: qingshui-souvenir/' "$work/清水/tests/souvenir.yaml" && rm -f "$work/清水/tests/souvenir.yaml.bak"
q pack build "$work/清水" --output "$work/清水.qinqing" > "$work/out" 2>&1
check 'it builds' $? 0
q pack build "$work/清水" --output "$work/再来.qinqing" > "$work/out" 2>&1
cmp -s "$work/清水.qinqing" "$work/再来.qinqing"; check 'building twice gives the same bytes' $? 0
q check --json --locality 431200 --fact act=receive-souvenir --fact object=publicity -- 展会发的纪念袋 > "$work/out" 2>&1
has 'before: the national answer' '"verdict":"PERMITTED"'
q pack install --allow-unsigned "$work/清水.qinqing" > "$work/out" 2>&1
check 'it installs' $? 0
q check --json --locality 清水 --fact act=receive-souvenir --fact object=publicity -- 展会发的纪念袋 > "$work/out" 2>&1
has 'after: its own answer' '"verdict":"PROHIBITED"'
has 'with its own basis' 'qingshui:canteen'

# There and back through a workbook.
q pack workbook "$work/清水" --output "$work/清水.xlsx" > "$work/out" 2>&1
check 'it becomes a workbook' $? 0
q pack new --from-workbook "$work/清水.xlsx" "$work/表格来的" > "$work/out" 2>&1
check 'a workbook becomes a bundle' $? 0
q pack test --ablate "$work/表格来的" > "$work/out" 2>&1
check 'that passes its tests' $? 0
printf 'not a workbook' > "$work/坏.xlsx"
q pack new --from-workbook "$work/坏.xlsx" "$work/坏来的" > "$work/out" 2>&1
check 'a broken workbook is refused' $? 1
[ -e "$work/坏来的" ] && echo 'not ok and leaves nothing behind' || echo 'ok and leaves nothing behind'

# Official files propose provisions with their addresses.
printf '# 清水市公务接待办法\n\n第一条 公务接待应当有公函。\n\n第二条 接待不上酒。\n\n第三条 本办法自2021年5月1日起施行。\n' > "$work/接待.md"
q pack new --from "$work/接待.md" --json > "$work/out" 2>"$work/err"
check 'an official file proposes provisions' $? 0
has 'with their addresses' 'art-2'

q pack coverage --json "$work/清水" > "$work/out" 2>&1
check 'coverage of a folder' $? 0
has 'with a share' '"share":'
q pack coverage --html "$work/覆盖.html" > "$work/out" 2>&1
check 'coverage as a page' $? 0
grep -q '<html' "$work/覆盖.html"; check 'that is HTML' $? 0
q pack compare --locality 清水 --json > "$work/out" 2>&1
check 'the places compared' $? 0
has 'the city is stricter about gifts' '"STRICTER"'
