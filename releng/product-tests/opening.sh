# A bundle file is opened from outside: what the desktop is told about the file type, and the window that a double click asks.
# Prints "ok …" or "not ok …" a check. Wants PRODUCT (the program's folder), QINQING_JAVA; for the window Xvfb and xdotool.
. "$(dirname "$0")/localities.inc"
LC_ALL=C.UTF-8
export LC_ALL

# --- the file type ------------------------------------------------------------------------------------------------------
# A folder whose name has all that a desktop entry must quote.
place="$work/a \$b\"c\\d"
mkdir -p "$place"
cp -R "$PRODUCT/file-type" "$place/file-type"
printf '#!/bin/sh\nprintf "%%s\\n" "$@" > "%s/opened"\n' "$work" > "$place/qinqing"
chmod +x "$place/qinqing"
[ -x "$PRODUCT/file-type/register" ]; check 'the product has what registers the file type' $? 0
desk() { env -i PATH=/usr/bin:/bin HOME="$work/desk" XDG_DATA_HOME="$work/desk/share" XDG_CONFIG_HOME="$work/desk/config" "$@"; }
mkdir -p "$work/desk"
desk sh "$place/file-type/register" > "$work/out" 2>&1
check 'the file type is registered without root' $? 0
entry="$work/desk/share/applications/org.qinqing.desktop"
grep -q '^MimeType=application/x-qinqing;$' "$entry"; check 'the program takes that type' $? 0
if command -v gio > /dev/null 2>&1 && command -v update-mime-database > /dev/null 2>&1; then
  printf 'PK' > "$work/云 溪.qinqing"
  desk gio info -a standard::content-type "$work/云 溪.qinqing" > "$work/out" 2>&1
  has 'the desktop knows a bundle by its name' 'application/x-qinqing'
  desk gio mime application/x-qinqing > "$work/out" 2>&1
  has 'and opens it with this program' 'org.qinqing.desktop'
  # As a double click does, from the entry alone.
  desk gio launch "$entry" "$work/云 溪.qinqing" > "$work/out" 2>&1
  deadline=$(($(date +%s) + 20))
  while [ ! -s "$work/opened" ] && [ "$(date +%s)" -le $deadline ]; do :; done
  check 'the program gets the path as it is' "$(cat "$work/opened" 2>/dev/null)" "$work/云 溪.qinqing"
else
  echo 'skip the desktop tools (no gio or update-mime-database)'
fi
desk sh "$place/file-type/register" --remove > "$work/out" 2>&1
check 'it is taken back' $? 0
check 'and leaves no entry' "$(find "$work/desk/share" -name '*qinqing*' | tr '\n' ' ')" ''
desk sh "$place/file-type/register" --nonsense > "$work/out" 2>&1
check 'an unknown option is wrong use' $? 2

# --- the start script ---------------------------------------------------------------------------------------------------
: > "$work/a.qinqing"
q "$work/none.qinqing" > "$work/out" 2>&1
check 'a file that is not there is wrong use' $? 2
q "$work/a.qinqing" > "$work/out" 2>&1
check 'without a display the file is not opened' $? 2
has 'and the command that does it is named' 'pack install'
q "$work/a.qinqing" pack list > "$work/out" 2>&1
check 'a command after a file is wrong use' $? 2

# --- the window ---------------------------------------------------------------------------------------------------------
for tool in xvfb-run xdotool xwininfo; do
  if ! command -v $tool > /dev/null 2>&1; then echo "not ok the window is tried (no $tool)"; exit 0; fi
done
province
office county $county_name sm2
certify county qingxi $county county
begin qingxi qingxi $county 清溪 $county_name
build qingxi '清溪 1.qinqing'
sign county '清溪 1.qinqing' '清溪 1.qinqing'
version qingxi 1.1.0
stricter qingxi
build qingxi '清溪 2.qinqing'
sign county '清溪 2.qinqing' '清溪 2.qinqing'
version qingxi 1.2.0
build qingxi '清溪 3.qinqing'
sign county '清溪 3.qinqing' '清溪 3.qinqing'
offset=$(($(wc -c < "$work/清溪 3.qinqing") / 2))
byte=$(od -An -tu1 -j $offset -N 1 "$work/清溪 3.qinqing" | tr -d ' ')
printf "\\$(printf '%o' $((byte ^ 1)))" | dd of="$work/清溪 3.qinqing" bs=1 seek=$offset conv=notrunc 2> /dev/null
must q pack key pin --fingerprint "$fingerprint" "$work/province.pem"

cat > "$work/inner" <<'S'
w() { env -i PATH=/usr/bin:/bin HOME="$work/home" TMPDIR="$work" QINQING_JAVA="$QINQING_JAVA" DISPLAY="$DISPLAY" XAUTHORITY="${XAUTHORITY:-}" "$PRODUCT/qinqing" --data "$data" "$@"; }
# until WHAT COMMAND…: a machine may be slow, so the deadline is generous
until_() {
  what=$1
  shift
  deadline=$(($(date +%s) + 120))
  until "$@"; do
    if [ "$(date +%s)" -gt $deadline ]; then
      echo "not ok $what: waited in vain; windows: $(xwininfo -root -tree | sed -n 's/^ *0x[0-9a-f]* "\([^"]*\)".*/\1/p' | tr '\n' ' ')"
      [ -z "${SHOTS:-}" ] || import -window root "$SHOTS/opening.png"
      return 1
    fi
    sleep 0.2
  done
  echo "ok $what"
}
# Each line: the window and its height. Windows by their titles; those of the program end with blanks.
titled() { xwininfo -root -tree | sed -n "s/^ *\(0x[0-9a-f]*\) \"$1 *\": .* [0-9]*x\([0-9]*\)[+-].*+.*/\1 \2/p" | sort -k2,2nr | head -n 1; }
dialog() { titled 规则包 | cut -d' ' -f1; }
shown() { [ -n "$(dialog)" ]; }
gone() { [ -z "$(dialog)" ]; }
# While the file is being examined the dialog has its lowest height and the keyboard is on the button that leaves.
examined() { height=$(titled 规则包 | cut -d' ' -f2) && [ "${height:-0}" -gt 340 ]; }
press() {
  xdotool windowfocus --sync "$(dialog)" 2> /dev/null
  xdotool key "$1"
}
there() { find "$data/packs" -path "*/$1/*" -name '*.qinqing' 2> /dev/null | grep -q .; }
opened() { height=$(titled 亲清口袋书 | cut -d' ' -f2) && [ "${height:-0}" -gt 340 ]; }
window() {
  w "$@" > "$work/window.out" 2>&1 &
  window=$!
}
close() {
  kill "$window" 2> /dev/null
  wait "$window" 2> /dev/null
}

# Opened by a file: asks, and installs when that is accepted.
window "$work/清溪 1.qinqing"
until_ 'a window that is started for a file asks about it' examined || { close; exit; }
there 1.0.0 && echo 'not ok nothing is installed before it is accepted' || echo 'ok nothing is installed before it is accepted'
press Return
until_ 'accepted, it is installed' there 1.0.0
until_ 'and the dialog is gone' gone
close

# Opened while the window is there: the second process hands the path over and ends.
window
until_ 'the window opens again' opened
w "$work/清溪 2.qinqing" > "$work/out" 2>&1
code=$?
[ $code = 0 ] && echo 'ok a second start for a file ends with 0' || echo "not ok a second start for a file ends with 0: $code"
grep -q '已交给打开着的窗口' "$work/out" && echo 'ok and says where the file went' || echo "not ok and says where the file went: $(head -c 300 "$work/out")"
until_ 'the open window asks about it' examined || { close; exit; }
press Return
until_ 'the update is installed' there 1.1.0
until_ 'without a restart' gone

# A damaged file is refused in the window, too; left by Escape.
w "$work/清溪 3.qinqing" > "$work/out" 2>&1
until_ 'a forged file is shown' shown
press Escape
until_ 'and put away' gone
there 1.2.0 && echo 'not ok a forged file is not installed' || echo 'ok a forged file is not installed'
close
[ -z "$(find "$data/open" -name '*.request')" ] && echo 'ok no request is left' || echo 'not ok no request is left'
S
work=$work data=$data PRODUCT=$PRODUCT QINQING_JAVA=$QINQING_JAVA SHOTS=${SHOTS:-} \
  xvfb-run -a -s '-screen 0 1920x1080x24' sh "$work/inner" 2> "$work/inner.err"
for time in restart wipe; do
  check "what was installed by window is in use ($time)" "$(listed | grep in-use)" 'qingxi 1.1.0 verified in-use'
  check "and answers ($time)" "$(verdicts | tr '\n' ' ')" 'souvenir=PROHIBITED event=PROHIBITED '
  rm -rf "$data/osgi"
done
