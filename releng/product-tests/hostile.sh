# Hostile bundle files: each is refused with its own reason, and the store stays as it was, byte for byte. (The many other
# ones are plain tests of org.qinqing.trust.) Prints "ok …" or "not ok …" a check. Wants PRODUCT and QINQING_JAVA.
. "$(dirname "$0")/localities.inc"
jar=${QINQING_JAVA%/java}/jar
if [ ! -x "$jar" ]; then echo 'skip hostile files (no jar tool beside java)'; exit 0; fi
export LC_ALL=C

province
office county $county_name sm2
certify county qingxi $county county
begin qingxi qingxi $county 清溪 $county_name
build qingxi plain.qinqing
sign county plain.qinqing good.qinqing
must q pack key pin --fingerprint "$fingerprint" "$work/province.pem"
must q pack install "$work/good.qinqing"
version qingxi 1.1.0
build qingxi plain.qinqing
sign county plain.qinqing good.qinqing
stored > "$work/before"
listed > "$work/listed"

# refused NAME CODE FILE: unsigned ones are allowed, so that nothing is refused for the want of a signature alone
refused() {
  q pack install --json --allow-unsigned "$work/$3" > "$work/out" 2>&1
  check "$1 is refused" $? 1
  has "$1: $2" "\"code\":\"$2\""
  stored > "$work/after"
  cmp -s "$work/before" "$work/after"
  check "$1 leaves the store as it was" $? 0
}
# inside FILE ENTRY: puts what comes on standard input into a copy of the unsigned bundle as that entry
inside() {
  rm -rf "$work/inside"
  mkdir -p "$work/inside/$(dirname "$2")"
  cat > "$work/inside/$2"
  cp "$work/plain.qinqing" "$work/$1"
  "$jar" --update --file "$work/$1" -C "$work/inside" "$2" 2> /dev/null
}
# headed FILE HEADER: a bundle whose manifest has one more line
headed() {
  rm -rf "$work/whole"
  mkdir "$work/whole"
  (cd "$work/whole" && "$jar" --extract --file "$work/plain.qinqing" && mv META-INF/MANIFEST.MF "$work/manifest" && rm -rf META-INF)
  { tr -d '\r' < "$work/manifest" | sed '/^$/d'; printf '%s\n' "$2"; } > "$work/manifest.new"
  (cd "$work/whole" && "$jar" --create --file "$work/$1" --manifest "$work/manifest.new" ./*)
}

printf '这不是规则包\n' > "$work/text.qinqing"
refused 'a text' T-113 text.qinqing
{ printf 'MZ program'; cat "$work/good.qinqing"; } > "$work/before.qinqing"
refused 'a file with something before it' T-114 before.qinqing
{ cat "$work/good.qinqing"; printf 'and more'; } > "$work/behind.qinqing"
refused 'a file with something behind it' T-115 behind.qinqing
sed 's#rules/souvenirs\.yaml#../es/souvenirs.yaml#g' "$work/plain.qinqing" > "$work/slip.qinqing"
refused 'a path that leads out' T-120 slip.qinqing
sed 's#tests/souvenirs\.yaml#rules/souvenirs.yaml#g' "$work/plain.qinqing" > "$work/twice.qinqing"
refused 'a name that is there twice' T-118 twice.qinqing
sed '0,/rules\/souvenirs\.yaml/s//rules\/souvenirz.yaml/' "$work/plain.qinqing" > "$work/two.qinqing"
refused 'two names for one entry' T-117 two.qinqing
head -c 30000000 /dev/zero | inside bomb.qinqing documents/bomb.md
refused 'a bomb' T-129 bomb.qinqing
printf '\312\376\272\276' | inside class.qinqing org/qinqing/Evil.class
refused 'a program' T-131 class.qinqing
printf '<plugin/>' | inside plugin.qinqing plugin.xml
refused 'an extension' T-131 plugin.qinqing
printf 'x' | inside native.qinqing lib/evil.so
refused 'a native library' T-131 native.qinqing
headed activator.qinqing 'Bundle-Activator: org.qinqing.Evil'
refused 'an activator' T-132 activator.qinqing
headed fragment.qinqing 'Fragment-Host: org.qinqing.checker'
refused 'a fragment' T-132 fragment.qinqing
sed 's/^展会上发的/<script>alert(1)<\/script>展会上发的/' "$work/qingxi/documents/souvenirs.md" | inside script.qinqing documents/souvenirs.md
refused 'a script' T-135 script.qinqing
sed 's/^展会上发的/![图](https:\/\/example.org\/a.png)展会上发的/' "$work/qingxi/documents/souvenirs.md" | inside picture.qinqing documents/souvenirs.md
refused 'a picture from the network' T-136 picture.qinqing

# Signed, then changed: a rule made harmless and the file packed again, and in place.
cp "$work/good.qinqing" "$work/again.qinqing"
mkdir -p "$work/rule/rules"
sed 's/modality: prohibited/modality: permitted/' "$work/qingxi/rules/souvenirs.yaml" > "$work/rule/rules/souvenirs.yaml"
"$jar" --update --file "$work/again.qinqing" -C "$work/rule" rules/souvenirs.yaml
refused 'a signed bundle that was packed again' T-145 again.qinqing
head -c $(($(wc -c < "$work/good.qinqing") - 300)) "$work/good.qinqing" > "$work/short.qinqing"
refused 'a signed bundle that was cut short' T-113 short.qinqing
head -c 70000000 /dev/zero > "$work/huge.qinqing"
refused 'a huge file' T-101 huge.qinqing
cp "$work/good.qinqing" "$work/good.exe"
refused 'a file of another name' T-101 good.exe

listed | cmp -s - "$work/listed"; check 'after all of them the list is as it was' $? 0
check 'and the place is answered as it was' "$(verdicts | tr '\n' ' ')" 'souvenir=PROHIBITED event=CONDITIONAL '
must q pack install "$work/good.qinqing"
check 'while the real one goes in' "$(listed | grep -c '1.1.0 verified in-use')" 1
