# The life of bundles that localities publish: keys, signing, installing, updating, going back, removing, a revoked key; after
# each step a new process and a wiped cache answer the same. Prints "ok …" or "not ok …" a check. Wants PRODUCT and QINQING_JAVA.
. "$(dirname "$0")/localities.inc"

# What a person sees: the list, two verdicts, what search finds, the questions.
answers() {
  listed
  verdicts
  echo "found=$(q search --json --locality $county 搪瓷缸子 2>/dev/null | tr '{' '\n' | grep -c '"address":"qingxi:souvenirs')"
  echo "questions=$(q quiz list --json --locality $county 2>/dev/null | tr '{' '\n' | grep -c '^"id":"qingxi-q-')"
}
# briefly: the list and the verdicts
briefly() {
  listed
  verdicts
}
# told NAME EXPECTED: each call is a process of its own, so the first answers are those after a restart.
told() {
  answers > "$work/answers"
  check "$1" "$(tr '\n' ' ' < "$work/answers")" "$2 "
  rm -rf "$data/osgi"
  answers > "$work/wiped"
  if cmp -s "$work/answers" "$work/wiped"; then echo "ok $1, and after a wipe of the cache"; else echo "not ok $1, and after a wipe of the cache: $(diff "$work/answers" "$work/wiped" | head -c 400)"; fi
}
# refused NAME CODE ARGUMENT…: exit 1, that code, nothing changed
refused() {
  name=$1 code=$2
  shift 2
  stored > "$work/before"
  q pack install --json "$@" > "$work/out" 2>&1
  check "$name is refused" $? 1
  has "$name: $code" "\"code\":\"$code\""
  stored > "$work/after"
  cmp -s "$work/before" "$work/after"
  check "$name changes nothing" $? 0
}

province
office city $city_name ed25519
certify city '*' $city city
office county $county_name sm2
certify county qingxi $county county
begin qingshui qingshui $city 清水 $city_name
build qingshui qingshui-unsigned.qinqing
sign city qingshui-unsigned.qinqing qingshui.qinqing
begin qingxi qingxi $county 清溪 $county_name
build qingxi qingxi-unsigned.qinqing
sign county qingxi-unsigned.qinqing qingxi-1.0.0.qinqing
version qingxi 1.1.0
stricter qingxi
build qingxi qingxi-1.1.0.qinqing
sign county qingxi-1.1.0.qinqing qingxi-1.1.0.qinqing
edit "$work/qingxi/pack.yaml" "s/$county_name/$city_name/"
edit "$work/qingxi/documents/souvenirs.md" "s/$county_name/$city_name/"
edit "$work/qingxi/documents/local-opinion.md" "s/$county_name/$city_name/"
version qingxi 1.2.0
build qingxi qingxi-city.qinqing
sign city qingxi-city.qinqing qingxi-city.qinqing

check 'before: the country answers' "$(answers | tr '\n' ' ')" 'souvenir=PERMITTED event=PERMITTED found=0 questions=0 '
refused 'an unsigned bundle' T-103 "$work/qingshui-unsigned.qinqing"
must q pack install --allow-unsigned "$work/qingshui-unsigned.qinqing"
check 'an unsigned bundle is installed when allowed' "$(listed)" 'qingshui 1.0.0 unsigned in-use'
must q pack remove qingshui
refused 'a bundle whose root nobody pinned' T-149 "$work/qingxi-1.0.0.qinqing"
q pack key pin --json --fingerprint 00"${fingerprint#??}" "$work/province.pem" > "$work/out" 2>&1
check 'a root with another fingerprint is not pinned' $? 1
must q pack key pin --fingerprint "$fingerprint" "$work/province.pem"
q pack verify --json "$work/qingxi-1.0.0.qinqing" > "$work/out" 2>&1
check 'now the signature holds' $? 0
has 'and says who signed' "\"name\":\"$county_name\""

must q pack install "$work/qingshui.qinqing"
q pack install --json "$work/qingxi-1.0.0.qinqing" > "$work/out" 2>&1
check 'city and county install' $? 0
first='qingshui 1.0.0 verified in-use qingxi 1.0.0 verified in-use souvenir=PROHIBITED event=CONDITIONAL found=1 questions=1'
told 'installed: the county answers' "$first"

offset=$(($(wc -c < "$work/qingxi-1.1.0.qinqing") / 2))
cp "$work/qingxi-1.1.0.qinqing" "$work/forged.qinqing"
byte=$(od -An -tu1 -j $offset -N 1 "$work/forged.qinqing" | tr -d ' ')
printf "\\$(printf '%o' $((byte ^ 1)))" | dd of="$work/forged.qinqing" bs=1 seek=$offset conv=notrunc 2> /dev/null
stored > "$work/before"
q pack install --json "$work/forged.qinqing" > "$work/out" 2>&1
check 'a bundle with one bit turned is refused' $? 1
stored | cmp -s - "$work/before"; check 'it changes nothing' $? 0
refused 'a bundle of another publisher' T-172 "$work/qingxi-city.qinqing"
refused 'a county bundle without its signature' T-174 --allow-unsigned --downgrade qingxi "$work/qingxi-unsigned.qinqing"

must q pack install "$work/qingxi-1.1.0.qinqing"
answers > "$work/answers"
grep -q '^qingxi 1.1.0 verified in-use$' "$work/answers"; check 'the update is in use' $? 0
grep -q '^qingxi 1.0.0 .* in-use$' "$work/answers"; check 'the former version is not' $? 1
grep -q '^event=PROHIBITED$' "$work/answers"; check 'the update is stricter' $? 0
told 'updated: the stricter rule answers' "$(tr '\n' ' ' < "$work/answers" | sed 's/ $//')"

if q pack rollback --help 2>/dev/null | grep -q 'pack rollback'; then
  q pack rollback --json qingxi > "$work/out" 2>&1
  check 'it goes back one version' $? 0
  told 'rolled back: the former rule answers' "$first"
fi
must q pack remove qingxi
told 'removed: as before' 'qingshui 1.0.0 verified in-use souvenir=PROHIBITED event=CONDITIONAL found=0 questions=0'

must q pack install "$work/qingxi-1.1.0.qinqing"
refused 'an older version' T-106 "$work/qingxi-1.0.0.qinqing"
refused 'an older version when another is named' T-106 --downgrade qingshui "$work/qingxi-1.0.0.qinqing"
q pack install --json --downgrade qingxi "$work/qingxi-1.0.0.qinqing" > "$work/out" 2>&1
check 'an older version comes when it is asked for by name' $? 0
check 'gone back by name: the former rule answers' "$(briefly | tr '\n' ' ')" "${first%% found*} "
must q pack remove qingxi
must q pack remove qingshui
rm -rf "$data/osgi"
check 'both removed: the country answers' "$(briefly | tr '\n' ' ')" 'souvenir=PERMITTED event=PERMITTED '
check 'nothing of them is left in the store' "$(stored)" ''
check 'no folder either' "$(find "$data/packs" -mindepth 1 | head -n 3)" ''

must q pack install "$work/qingxi-1.0.0.qinqing"
must q pack key revoke --key "$work/province.key" --certificate "$work/province.pem" --passphrase-file "$work/pass" \
  --reason key-compromise --output "$work/revoked.json" "$work/county.pem"
must q pack key revocations "$work/revoked.json"
check 'a bundle of a revoked key is not used' "$(listed | sed 's/ [a-z]* refused/ refused/')" 'qingxi 1.0.0 refused'
for time in restart wipe; do
  verdicts > "$work/out"
  hasnt "nothing is allowed at its place ($time)" '=\(PERMITTED\|ENCOURAGED\)'
  has "but it is answered ($time)" '^souvenir='
  rm -rf "$data/osgi"
done
refused 'a bundle of a revoked key' T-152 "$work/qingxi-1.1.0.qinqing"
must q pack remove qingxi
check 'it can be removed' "$(verdicts | tr '\n' ' ')" 'souvenir=PERMITTED event=PERMITTED '
