# What the window wakes when it starts, and that nothing listens. Prints "ok …" or "not ok …" a check.
# Wants PRODUCT (the program's folder) and QINQING_JAVA.
set -u
work=$(mktemp -d)
pid=
runner=
stop() {
  [ -z "$pid" ] || kill "$pid" 2>/dev/null
  [ -z "$runner" ] || wait "$runner"
  rm -rf "$work"
}
trap stop EXIT
if ! command -v xvfb-run > /dev/null 2>&1; then echo 'skip the window (no Xvfb)'; exit 0; fi

# Every loaded class is written down, with the process that loaded it.
cat > "$work/start" <<S
JAVA_TOOL_OPTIONS="-Xlog:class+load:file=$work/classes-%p.log"
export JAVA_TOOL_OPTIONS
exec "$PRODUCT/qinqing" --data "$work/data"
S
xvfb-run -a -s '-screen 0 1280x800x24' sh "$work/start" > "$work/out" 2>&1 &
runner=$!
# The room is there when its view class is; the deadline is generous because a machine may be slow.
deadline=$(($(date +%s) + 90))
log=
until [ -n "$log" ] && grep -q 'org.qinqing.ui.checker.internal' "$log"; do
  if ! kill -0 $runner 2>/dev/null || [ "$(date +%s)" -gt $deadline ]; then
    echo "not ok the window opens: $(tail -n 5 "$work/out")"
    exit 0
  fi
  log=$(ls -t "$work"/classes-*.log 2>/dev/null | head -n 1)
done
echo 'ok the window opens'
pid=$(basename "$log" .log)
pid=${pid#classes-}
# Started is started when it has become quiet: no new class for a while.
size=0
quiet=0
while [ $quiet -lt 3 ]; do
  now=$(wc -c < "$log")
  if [ "$now" = "$size" ]; then quiet=$((quiet + 1)); else quiet=0; fi
  size=$now
  sleep 1
done
for heavy in org.apache.lucene com.networknt org.sqlite org.eclipse.jetty org.apache.felix.http org.bouncycastle; do
  if grep -q "\] $heavy" "$log"; then
    echo "not ok $heavy sleeps until it is used: $(grep -m1 "\] $heavy" "$log" | cut -c1-200)"
  else
    echo "ok $heavy sleeps until it is used"
  fi
done
listening=
for fd in /proc/"$pid"/fd/*; do
  inode=$(readlink "$fd" 2>/dev/null | sed -n 's/^socket:\[\([0-9]*\)\]$/\1/p')
  [ -n "$inode" ] && awk -v i="$inode" '$4 == "0A" && $10 == i { found = 1 } END { exit !found }' /proc/net/tcp /proc/net/tcp6 && listening="$listening $inode"
done
if [ -z "$listening" ]; then echo 'ok nothing listens'; else echo "not ok nothing listens:$listening"; fi
# What could install unsigned programs behind our back is not even there.
if ls "$PRODUCT/plugins" | grep -q 'equinox\.p2'; then echo 'not ok nothing of p2 is in the program'; else echo 'ok nothing of p2 is in the program'; fi
