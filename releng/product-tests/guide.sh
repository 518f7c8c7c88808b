# Follows docs/locality-guide.md step by step on the built program: every fenced `sh` block is run as it stands, on the computer it is
# for, and every file that the guide shows is written. Comments in the guide that no reader sees say what is expected:
#   <!-- 电脑 NAME -->    whose computer follows: a folder and a data folder of its own; U盘/ is the same stick for all
#   <!-- 文件 PATH -->    the next block is this file
#   <!-- 结束码 N -->     the next block ends with N, else with 0
#   <!-- 看到 TEXT -->    the next block says TEXT
# Prints "ok …" or "not ok …" a check. Wants PRODUCT (the program's folder) and QINQING_JAVA.
set -u
: "${PRODUCT:?}" "${QINQING_JAVA:?}"
guide=${GUIDE:-$(cd "$(dirname "$0")/../.." && pwd)/docs/locality-guide.md}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/steps" "$work/bin" "$work/stick" "$work/home"

# The passphrase is given as a line of standard input, as somebody without a keyboard would.
cat > "$work/bin/qinqing" <<P
#!/bin/sh
printf '%s\n' "口令是四个不相干的词 \$COMPUTER" |
  env -i PATH=/usr/bin:/bin HOME="$work/home" QINQING_JAVA="$QINQING_JAVA" "$PRODUCT/qinqing" --data "$work/\$COMPUTER/数据" "\$@"
P
chmod +x "$work/bin/qinqing"
awk -v out="$work/steps" '
  !inside && /^<!-- 电脑 .* -->$/ { computer = $3; next }
  !inside && /^<!-- 文件 .* -->$/ { file = $3; next }
  !inside && /^<!-- 结束码 [0-9]+ -->$/ { code = $3; next }
  !inside && /^<!-- 看到 .* -->$/ { said = $0; sub(/^<!-- 看到 /, "", said); sub(/ -->$/, "", said); next }
  /^```/ && inside { inside = 0; step = ""; file = ""; said = ""; code = 0; next }
  /^```/ {
    inside = 1
    if ($0 == "```sh" || file != "") {
      step = sprintf("%s/%03d", out, ++steps)
      print ($0 == "```sh" ? "run" : "write") > (step ".head")
      print computer > (step ".head")
      print ($0 == "```sh" ? code + 0 : file) > (step ".head")
      print said > (step ".head")
      printf "" > step
    }
    next
  }
  inside && step != "" { print > step }
' "$guide"

# What a reader fills in: the words that the province says on the telephone, the certificate that is pasted, a fingerprint, folders.
fill() {
  root=$work/省/省根证书.pem
  if [ -f "$root" ] && [ ! -f "$work/words" ]; then
    (cd "$work/省" && COMPUTER=省 "$work/bin/qinqing" pack key show --json 省根证书.pem) 2>/dev/null |
      sed 's/.*"words":"\([^"]*\)".*/\1/' > "$work/words"
    sed -n '/BEGIN CERT/,/END CERT/p' "$root" | sed '/-----/d; s/^/      /' > "$work/pem"
  fi
  if [ -f "$work/县/青石证书.pem" ] && [ ! -f "$work/print" ]; then
    (cd "$work/县" && COMPUTER=县 "$work/bin/qinqing" pack key show --json 青石证书.pem) 2>/dev/null |
      sed 's/^[^]]*"fingerprint":"\([0-9a-f]\{64\}\)".*/\1/; s/.*"certificates":\[{"name":"[^"]*","fingerprint":"\([0-9a-f]*\)".*/\1/' > "$work/print"
  fi
  words=听到的十二个词 print=
  [ ! -s "$work/words" ] || words=$(cat "$work/words")
  [ ! -s "$work/print" ] || print=$(cat "$work/print")
  [ -f "$work/pem" ] || : > "$work/pem"
  sed -e "s/听到的十二个词/$words/" -e "s/县里证书的指纹/$print/" -e "s#/srv/规则包站点#$work/stick/站点#" -e "s#/srv/规则包更新#$work/stick/更新#" -e "/BEGIN 和 END 之间的几行/{
r $work/pem
d
}" "$1" > "$work/filled"
}

count=0
for head in "$work"/steps/*.head; do
  [ -f "$head" ] || continue
  step=${head%.head}
  { read -r kind; read -r computer; read -r what; read -r said; } < "$head"
  place=$work/$computer
  mkdir -p "$place"
  [ -e "$place/U盘" ] || ln -s "$work/stick" "$place/U盘"
  fill "$step"
  if [ "$kind" = write ]; then
    mkdir -p "$(dirname "$place/$what")"
    cp "$work/filled" "$place/$what"
    continue
  fi
  count=$((count + 1))
  (cd "$place" && COMPUTER=$computer PATH="$work/bin:$PATH" && export COMPUTER PATH && sh -e "$work/filled") > "$work/out" 2>&1
  code=$?
  { echo "=== $computer"; sed 's/^/\$ /' "$work/filled"; cat "$work/out"; echo "--- $code"; } >> "${TRANSCRIPT:-/dev/null}"
  name="$computer: $(tail -n 1 "$step" | tr -s " ")"
  if [ "$code" != "$what" ]; then
    echo "not ok $name: ended with $code, not $what: $(tail -c 500 "$work/out" | tr '\n' ' ')"
  elif [ -n "$said" ] && ! grep -qF -- "$said" "$work/out"; then
    echo "not ok $name: did not say “$said”: $(tail -c 500 "$work/out" | tr '\n' ' ')"
  else
    echo "ok $name"
  fi
done
# A guide whose marks nobody finds any more would pass by doing nothing.
if [ $count -ge 20 ]; then echo "ok the guide has $count runs"; else echo "not ok the guide has only $count runs"; fi
