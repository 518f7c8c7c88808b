# The life of a bundle in the window of the built program, by keys alone: opened by a file and installed, updated, rolled back and
# removed in the room 规则包, a forged file put away. After each step the same answers are given at once, after a restart, and after
# a wipe of the OSGi cache. Then an extension, whose program runs once the window was restarted by its own button. Prints "ok …" or
# "not ok …" a check. Wants PRODUCT, QINQING_JAVA, Xvfb, xdotool and xwininfo.
# SHOTS: a folder for a picture of the screen when something is waited for in vain.
for tool in xvfb-run xdotool xwininfo; do
  if ! command -v $tool > /dev/null 2>&1; then echo "not ok the window is tried (no $tool)"; exit 0; fi
done
if [ -z "${SCREEN:-}" ]; then
  # On a screen of its own, whose pixels lie in a file.
  SCREEN=$(mktemp -d)
  export SCREEN
  xvfb-run -a -s "-screen 0 1280x800x24 -fbdir $SCREEN" sh "$0"
  code=$?
  rm -rf "$SCREEN"
  exit $code
fi
. "$(dirname "$0")/localities.inc"
LC_ALL=C.UTF-8
export LC_ALL

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

# --- what a person sees and does ----------------------------------------------------------------------------------------
# Not a shell around it: what is ended must be the program, or a restart is none.
w() { exec env -i PATH=/usr/bin:/bin HOME="$work/home" TMPDIR="$work" QINQING_JAVA="$QINQING_JAVA" DISPLAY="$DISPLAY" XAUTHORITY="${XAUTHORITY:-}" "$PRODUCT/qinqing" --data "$data" "$@"; }
window=
trap 'close; rm -rf "$work"' EXIT
# within SECONDS COMMAND…: one may stand in another, so each has a deadline of its own
within() (
  deadline=$(($(date +%s) + $1))
  shift
  until "$@"; do
    [ "$(date +%s)" -le $deadline ] || exit 1
    sleep 0.2
  done
)
# until_ WHAT COMMAND…: a machine may be slow, so the deadline is generous
until_() {
  what=$1
  shift
  if within 120 "$@"; then
    echo "ok $what"
  else
    echo "not ok $what: waited in vain; windows: $(xwininfo -root -tree | sed -n 's/^ *0x[0-9a-f]* "\([^"]*\)".*/\1/p' | tr '\n' ' ')"
    [ -z "${SHOTS:-}" ] || cp "$SCREEN"/Xvfb_screen0 "$SHOTS/window.xwd"
    return 1
  fi
}
# Each line: the window and its height. Windows by their titles; those of the program end with blanks.
titled() { xwininfo -root -tree | sed -n "s/^ *\(0x[0-9a-f]*\) \"$1 *\": .* [0-9]*x\([0-9]*\)[+-].*+.*/\1 \2/p" | sort -k2,2nr | head -n 1; }
dialog() { titled 规则包 | cut -d' ' -f1; }
shown() { [ -n "$(dialog)" ]; }
gone() { [ -z "$(dialog)" ]; }
# While something is being examined the dialog has its lowest height and the keyboard is on the button that leaves.
examined() { height=$(titled 规则包 | cut -d' ' -f2) && [ "${height:-0}" -gt 340 ]; }
opened() { height=$(titled 亲清口袋书 | cut -d' ' -f2) && [ "${height:-0}" -gt 340 ]; }
picture() { cksum < "$SCREEN/Xvfb_screen0"; }
# Nothing moves on the screen any more: what the last key asked for is there.
still() {
  before=$(picture)
  sleep 0.3
  [ "$before" = "$(picture)" ]
}
# No window manager gives the keyboard to anybody. press WINDOW KEY…
press() {
  xdotool windowfocus --sync "$1" 2> /dev/null
  shift
  xdotool key "$@"
}
there() { find "$data/packs" -path "*/qingxi/$1/*" -name '*.qinqing' 2> /dev/null | grep -q .; }
absent() { ! there "$1"; }
window() {
  w "$@" > "$work/window.out" 2>&1 &
  window=$!
}
close() {
  [ -n "$window" ] || return 0
  kill "$window" 2> /dev/null
  wait "$window" 2> /dev/null
  window=
}
# The county stands in the list by its division code; what comes before it is what the program brings and may change.
row() {
  q pack list --json 2> /dev/null | tr '{' '\n' | sed -n '/"state":"shadowed"/d; s/^"id":.*"locality":"\([0-9]\{6\}\)".*/\1/p' |
    awk -v own=$county '$1 < own { n++ } END { print n + 0 }'
}
# Goes to the room, to the county, into what can be done with it, and does the first: 退回 while there is a former version, else 卸载.
# The first Enter leads from the list to the buttons, the next does; while list or details are being read, keys come to nothing, so
# it goes on until it is asked about, and never presses again once it is. Another room first: then the keyboard is on the list.
first_action() {
  main=$(titled 亲清口袋书 | cut -d' ' -f1)
  press "$main" alt+1 alt+5
  within 20 still
  press "$main" Home
  [ "$1" = 0 ] || press "$main" $(yes Down | head -n "$1")
  for enter in 1 2 3; do
    within 20 still
    press "$main" Return
    if within 4 shown; then return 0; fi
  done
  return 1
}
# The band under the verdict has the colour of that verdict, and no other colour of a verdict takes as much of the screen.
tokens=$(dirname "$0")/../../bundles/org.qinqing.ui/src/org/qinqing/ui/kit/tokens.json
answer() {
  {
    sed -n 's/^  "verdict-\(.*\)-soft": "#\(.*\)",\{0,1\}$/\1 \2/p' "$tokens" | tr A-F a-f
    od -An -v -tx4 -w4 "$SCREEN/Xvfb_screen0"
  } | awk '
    NF == 2 { if (!($1 in known)) { known[$1]; name[$2] = $1 } next }
    { colour = substr($1, 3); if (colour in name) pixels[colour]++ }
    END { for (c in pixels) if (pixels[c] > most) { most = pixels[c]; best = name[c] } print (most > 20000 ? best : "none") }'
}
shows() { [ "$(answer)" = "$1" ]; }
# asked VERDICT: the question is typed by code points, which needs no keyboard that has the letters. A window that has just come up
# may miss a key: then it is typed again.
asked() {
  press "$(titled 亲清口袋书 | cut -d' ' -f1)" alt+1 ctrl+Home ctrl+shift+End Delete $(printf %s "$question" | iconv -f UTF-8 -t UTF-16BE |
    od -An -v -tx1 | tr -d " \n" | sed 's/\(.\)\(.\)\(.\)\(.\)/ctrl+shift+u \1 \2 \3 \4 space /g')
  within 20 shows "$1"
}
# told STEP LISTED ANSWERED VERDICT: in the window and by command beside it; by command after a restart; both after a wipe, which
# leaves a window open
told() {
  until_ "$1: the window answers" asked "$4"
  for time in "" ", after a restart" ", after a wipe of the cache"; do
    case $time in
      *restart)
        close
        check "$1: the window is closed" "$(titled 亲清口袋书)" ""
        ;;
      *cache)
        rm -rf "$data/osgi"
        window
        until_ "$1: the window opens$time" opened
        until_ "$1: the window answers$time" asked "$4"
        ;;
    esac
    check "$1: listed$time" "$(listed | grep in-use)" "$2"
    check "$1: answered$time" "$(verdicts | tr "\n" " ")" "$3 "
  done
}

# --- a life ---------------------------------------------------------------------------------------------------------------
# What the county asks in the window, where this county is chosen.
question=一家企业的开业庆典请我去参加，我已经向单位报备了，可以去吗？
printf 'place=%s\n' $county > "$data/settings.properties"
window
until_ 'the window opens' opened || exit 0
told 'before' '' 'souvenir=PERMITTED event=PERMITTED' permitted
close

# Opened by a file: asks, and installs when that is accepted.
window "$work/清溪 1.qinqing"
until_ 'a window that is started for a file asks about it' examined || exit 0
absent 1.0.0; check 'nothing is installed before it is accepted' $? 0
press "$(dialog)" Return
until_ 'accepted, it is installed' there 1.0.0
until_ 'and the dialog is gone' gone
told 'installed' 'qingxi 1.0.0 verified in-use' 'souvenir=PROHIBITED event=CONDITIONAL' conditional

# Opened while the window is there: the second process hands the path over and ends.
(w "$work/清溪 2.qinqing") > "$work/out" 2>&1
check 'a second start for a file ends with 0' $? 0
has 'and says where the file went' '已交给打开着的窗口'
until_ 'the open window asks about it' examined || exit 0
press "$(dialog)" Return
until_ 'the update is installed' there 1.1.0
until_ 'without a restart' gone
told 'updated' 'qingxi 1.1.0 verified in-use' 'souvenir=PROHIBITED event=PROHIBITED' prohibited

# A damaged file is refused in the window, too; left by Escape.
(w "$work/清溪 3.qinqing") > "$work/out" 2>&1
until_ 'a forged file is shown' examined
press "$(dialog)" Escape
until_ 'and put away' gone
absent 1.2.0; check 'a forged file is not installed' $? 0
check 'no request is left' "$(find "$data/open" -name '*.request')" ''

at=$(row)
# The keyboard is on the button that leaves everything as it is; 退回 and 卸载 are one further.
until_ 'the room asks before it rolls back' first_action "$at" || exit 0
until_ 'having examined what that changes' examined || exit 0
there 1.1.0; check 'nothing is rolled back before it is accepted' $? 0
press "$(dialog)" Escape
until_ 'left by Escape' gone
there 1.1.0; check 'nothing is rolled back when that is left' $? 0
until_ 'the room asks again' first_action "$at" || exit 0
until_ 'having examined that again' examined || exit 0
press "$(dialog)" Tab Return
until_ 'accepted, it is rolled back' absent 1.1.0
until_ 'and the dialog of it is gone' gone
told 'rolled back' 'qingxi 1.0.0 verified in-use' 'souvenir=PROHIBITED event=CONDITIONAL' conditional

until_ 'the room asks before it removes' first_action "$at" || exit 0
until_ 'having examined what goes' examined || exit 0
there 1.0.0; check 'nothing is removed before it is accepted' $? 0
press "$(dialog)" Tab Return
until_ 'accepted, it is removed' absent 1.0.0
until_ 'and its dialog is gone' gone
told 'removed' '' 'souvenir=PERMITTED event=PERMITTED' permitted
check 'nothing of it is left in the store' "$(find "$data/packs" -mindepth 1 2> /dev/null)" ''

# --- an extension -------------------------------------------------------------------------------------------------------
close
bin=${QINQING_JAVA%/java}
if [ ! -x "$bin/jar" ] || [ ! -x "$bin/javac" ]; then echo 'skip an extension in the window (no jar tool and compiler beside java)'; exit 0; fi
coder=清溪信息单位
office coder $coder ed25519
must q pack key root --key "$work/coder.key" --request "$work/coder.csr" --output "$work/coder.pem" --passphrase-file "$work/pass" \
  --pack qingxi --locality $county --level county --issuer $coder --code --json
fingerprint=$(sed -n 's/.*"fingerprint":"\([0-9a-f]*\)".*/\1/p' "$work/out")
must q pack key pin --fingerprint "$fingerprint" "$work/coder.pem"
# It leaves a mark whenever it is started.
mkdir -p "$work/java/sample" "$work/classes" "$work/ext/plugins"
cat > "$work/java/sample/Mark.java" <<J
package sample;

import java.nio.file.Files;
import java.nio.file.Path;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

public final class Mark implements BundleActivator {
  public void start(BundleContext context) throws Exception {
    Files.writeString(Path.of("$work/mark"), "1.0.0");
  }

  public void stop(BundleContext context) {}
}
J
must "$bin/javac" --release 21 -cp "$(ls "$PRODUCT"/plugins/org.eclipse.osgi_*.jar | head -n 1)" -d "$work/classes" "$work/java/sample/Mark.java"
printf 'Bundle-ManifestVersion: 2\nBundle-SymbolicName: sample.mark\nBundle-Version: 1.0.0\nBundle-Activator: sample.Mark\nImport-Package: org.osgi.framework\n' > "$work/manifest"
must "$bin/jar" --create --file "$work/ext/plugins/sample.mark.jar" --manifest "$work/manifest" -C "$work/classes" .
cat > "$work/ext/extension.yaml" <<Y
format: 1
id: qingxi-mark
title: 样例扩展
version: 1.0.0
publisher: $coder
pack: qingxi
program: "[1.0.0,2.0.0)"
Y
must q extension sign --key "$work/coder.key" --certificate "$work/coder.pem" --passphrase-file "$work/pass" --output "$work/清溪.qinqing-extension" "$work/ext"
dialog() { titled 带程序的扩展 | cut -d' ' -f1; }
examined() { height=$(titled 带程序的扩展 | cut -d' ' -f2) && [ "${height:-0}" -gt 340 ]; }
extended() { find "$data/extensions" -name '*.qinqing-extension' 2> /dev/null | grep -q .; }
not_extended() { ! extended; }
ran() { [ -s "$work/mark" ]; }
window "$work/清溪.qinqing-extension"
until_ 'a window that is started for an extension asks about it' examined || exit 0
press "$(dialog)" Return
until_ 'Enter leaves the dialog' gone
not_extended; check 'and installs nothing' $? 0
(w "$work/清溪.qinqing-extension") > "$work/out" 2>&1
until_ 'the open window asks about it again' examined || exit 0
press "$(dialog)" Tab Return
until_ 'accepted, it is installed' extended
until_ 'and its dialog is gone' gone
ran; check 'it does not run before the next start' $? 1
main=$(titled 亲清口袋书 | cut -d' ' -f1)
# From the list back over 以后 to 现在重新启动.
press "$main" alt+1 alt+5
within 20 still
press "$main" shift+Tab shift+Tab Return
# Only a start makes the mark, and the program that was there has ended by then.
until_ 'the program restarts by its own button, and the extension runs' ran
until_ 'and its window is there again' opened
