# A bundle that was installed survives a restart and a wipe of the framework's cache; a damaged one never allows.
# Prints "ok …" or "not ok …" a check. Wants PRODUCT (the program's folder) and QINQING_JAVA.
set -u
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
check() { if [ "$2" = "$3" ]; then echo "ok $1"; else echo "not ok $1: expected $3, was $2"; fi; }
q() { "$PRODUCT/qinqing" --data "$work/数据" "$@"; }
has() { if grep -q -- "$2" "$work/out"; then echo "ok $1"; else echo "not ok $1: $(head -c 400 "$work/out")"; fi; }
hasnt() { if grep -q -- "$2" "$work/out"; then echo "not ok $1: $(head -c 400 "$work/out")"; else echo "ok $1"; fi; }
jar=${QINQING_JAVA%/java}/jar
if [ ! -x "$jar" ]; then echo 'skip installing bundles (no jar tool beside java)'; exit 0; fi

mkdir -p "$work/city/documents" "$work/city/rules" "$work/city/tests"
cat > "$work/manifest" <<'MF'
Manifest-Version: 1.0
Bundle-ManifestVersion: 2
Bundle-Name: Yunxi
Bundle-SymbolicName: org.qinqing.pack.yunxi
Bundle-Version: 1.0.0
Provide-Capability: qinqing.pack;id="yunxi";locality="431100";format:Versi
 on="1.0";version:Version="1.0.0"
Require-Capability: qinqing.pack;filter:="(&(id=cn)(version>=1.0.0))",osgi
 .extender;filter:="(osgi.extender=qinqing.pack)"
MF
cat > "$work/city/pack.yaml" <<'Y'
format: 1
id: yunxi
title: 云溪规则包
place: 云溪
locality: "431100"
level: city
version: 1.0.0
publisher: 云溪示例单位
contact: 单位纪检监察组织
maturity: published
review: {on: 2026-11-01, by: 云溪示例单位, every: P1Y}
licence: CC-BY-4.0
requires: [{id: cn, version: "1.0.0"}]
changes: [{version: 1.0.0, say: 测试用}]
Y
cat > "$work/city/documents/souvenirs.md" <<'Y'
---
title: 云溪展会纪念品规定
shortNames: [纪念品规定]
number: ""
issuer: 云溪示例单位
kind: normative
effective: 2020-01-01
source: 测试用的虚构文件
text: digest
certainty: A
---

## 第一条 展会纪念品 {#art-1}
展会上发的搪瓷缸子，一律不拿。
Y
cat > "$work/city/rules/gift.yaml" <<'Y'
rules:
  - id: yunxi-gift-1
    topic: gift
    side: official
    who: [cadre]
    modality: prohibited
    when: {act: {eq: receive-souvenir}}
    basis: ["yunxi:souvenirs/art-1"]
    say: 云溪规定展会纪念品一律不拿。
    how: [当场放回]
Y
cat > "$work/city/tests/gift.yaml" <<'Y'
tests:
  - id: yunxi-t-1
    given: {facts: {act: receive-souvenir, object: publicity, status: done}}
    expect: {verdict: PROHIBITED, rule: yunxi-gift-1}
Y
pack() { (cd "$work/city" && "$jar" --create --file "$1" --manifest "$work/manifest" pack.yaml documents rules tests) 2>/dev/null; }
# The jar tool adds entries for folders; a bundle made elsewhere may have them too.
pack "$work/云溪.qinqing"
q pack install "$work/云溪.qinqing" > "$work/out" 2>&1
check 'an unsigned bundle is refused' $? 1
q pack install --allow-unsigned "$work/云溪.qinqing" > "$work/out" 2>&1
check 'it installs when allowed' $? 0
[ -s "$work/out" ] && grep -v '^ok' "$work/out" | sed 's/^/# /'
q search --json --locality 云溪 搪瓷缸子 > "$work/out" 2>&1
check 'its place is known after a restart' $? 0
has 'its provision is found after a restart' 'yunxi:souvenirs'
rm -rf "$work/数据/osgi"
q pack list --json > "$work/out" 2>&1
has 'it survives a wipe of the cache' '"id":"yunxi"[^}]*"state":"in-use"'
q check --json --locality 431100 --fact act=receive-souvenir --fact object=publicity -- 收了一个展会纪念袋 > "$work/out" 2>&1
has 'its rule answers' '"verdict":"PROHIBITED","label"'
has 'its place answered' '"localityUsed":"431100"'

stored=$(find "$work/数据/packs/yunxi" -name '*.qinqing' | head -n 1)
chmod u+w "$stored"
printf 'damage' >> "$stored"
q check --json --locality 431100 --fact act=receive-souvenir --fact object=publicity -- 收了一个展会纪念袋 > "$work/out" 2>&1
hasnt 'a damaged bundle never allows' '"verdict":"PERMITTED","label"'
has 'and is named' '"diagnostics":\[{"pack":"[^"]*yunxi'
q check --json --locality national --fact act=receive-souvenir --fact object=publicity -- 收了一个展会纪念袋 > "$work/out" 2>&1
has 'other places go on' '"verdict":"PERMITTED","label"'
q pack remove yunxi > "$work/out" 2>&1
check 'it can be removed' $? 0
q check --json --locality 431100 --fact act=receive-souvenir --fact object=publicity -- 收了一个展会纪念袋 > "$work/out" 2>&1
has 'and then the country answers' '"verdict":"PERMITTED","label"'
q pack remove cn > "$work/out" 2>&1
check 'a built-in bundle cannot be removed' $? 1

printf 'rules:\n  - id: yunxi-gift-1\n    topik: gift\n' > "$work/city/rules/gift.yaml"
pack "$work/坏的.qinqing"
q pack install --json --allow-unsigned "$work/坏的.qinqing" > "$work/out" 2>&1
check 'a broken bundle is refused' $? 1
has 'with file and line' '"file":"rules/gift.yaml","line":[1-9]'
q pack list --json > "$work/out" 2>&1
hasnt 'and leaves nothing behind' yunxi
