# Bundles of localities are installed, updated, taken back and removed, and each time the process is killed with -9 at some
# moment: what is installed is afterwards the old or the new, every start works, and no answer is one that neither gives.
# Prints "ok …" or "not ok …" a check. Wants PRODUCT and QINQING_JAVA; KILLS is how many (20), SEED makes the moments the same.
. "$(dirname "$0")/localities.inc"
if ! command -v setsid > /dev/null 2>&1; then echo 'skip killing processes (no setsid)'; exit 0; fi
kills=${KILLS:-20}
seed=${SEED:-$(date +%s)}
echo "# $kills kills, SEED=$seed"

province
office city $city_name ed25519
certify city '*' $city city
office county $county_name sm2
certify county qingxi $county county
begin qingshui qingshui $city 清水 $city_name
build qingshui qingshui.qinqing
sign city qingshui.qinqing qingshui.qinqing
begin qingxi qingxi $county 清溪 $county_name
build qingxi qingxi-1.0.0.qinqing
sign county qingxi-1.0.0.qinqing qingxi-1.0.0.qinqing
version qingxi 1.1.0
stricter qingxi
build qingxi qingxi-1.1.0.qinqing
sign county qingxi-1.1.0.qinqing qingxi-1.1.0.qinqing
must q pack collect --output "$work/both.qinqing" "$work/qingshui.qinqing" "$work/qingxi-1.0.0.qinqing"
must q pack key pin --fingerprint "$fingerprint" "$work/province.pem"
# Forbidden by the country, whatever is installed.
cat >> "$work/situations" <<Y
{"id":"money","text":"企业老板过节送我两千元红包","locality":"$county","facts":{"act":"receive-cash","amount":"2000","counterpart":"enterprise-owner","duty_link":"true","object":"cash","status":"done","under_jurisdiction":"true"}}
Y
if q pack rollback --help 2>/dev/null | grep -q 'pack rollback'; then rollback=yes; else rollback=no; fi

# A state is what is stored, one word a bundle; its answers follow from it.
answers_of() {
  case " $1 " in
    *' qingxi-1.1.0 '*) echo 'souvenir=PROHIBITED event=PROHIBITED money=PROHIBITED ' ;;
    *' qingxi-1.0.0 '* | *' qingshui-1.0.0 '*) echo 'souvenir=PROHIBITED event=CONDITIONAL money=PROHIBITED ' ;;
    *) echo 'souvenir=PERMITTED event=PERMITTED money=PROHIBITED ' ;;
  esac
}
state_of() { sed 's/^\([a-z]*\) \([0-9.]*\) .*/\1-\2/' "$1" | tr '\n' ' ' | sed 's/ $//'; }
without() { printf '%s\n' $1 | grep -v "^$2" | tr '\n' ' ' | sed 's/ $//'; }
# Sets $new and starts the operation in $1 on $old; what there is to choose from depends on what is installed.
choose() {
  case " $old " in
    *' qingxi-1.1.0 '*) choices='remove remove-city'; [ $rollback = no ] || choices="$choices rollback rollback" ;;
    *' qingxi-1.0.0 '*) choices='update update remove remove-city' ;;
    *' qingshui-1.0.0 '*) choices='install remove-city' ;;
    *) choices='install both both' ;;
  esac
  case " $old " in *' qingshui-1.0.0 '*) ;; *) choices=$(printf '%s' "$choices" | sed 's/ *remove-city//') ;; esac
  # shellcheck disable=SC2086
  set -- "$1" $choices
  shift $(($1 % ($# - 1) + 1))
  operation=$1
  case $operation in
    install) new="$old qingxi-1.0.0" ;;
    update) new="$old qingxi-1.1.0" ;;
    both) new='qingshui-1.0.0 qingxi-1.0.0' ;;
    rollback) new=$(without "$old" qingxi-1.1.0) ;;
    remove) new=$(without "$old" qingxi) ;;
    remove-city) new=$(without "$old" qingshui) ;;
  esac
  new=${new# }
}
# In a group of its own, so that the script and Java go together; job control would want a terminal.
operate() {
  case $operation in
    install) set -- pack install --json "$work/qingxi-1.0.0.qinqing" ;;
    update) set -- pack install --json "$work/qingxi-1.1.0.qinqing" ;;
    both) set -- pack install --json "$work/both.qinqing" ;;
    rollback) set -- pack rollback --json qingxi ;;
    remove) set -- pack remove --json qingxi ;;
    remove-city) set -- pack remove --json qingshui ;;
  esac
  exec setsid env -i PATH=/usr/bin:/bin HOME="$work/home" TMPDIR="$work" QINQING_JAVA="$QINQING_JAVA" \
    "$PRODUCT/qinqing" --data "$data" "$@"
}
place() { ls -A "$data/packs" "$data/packs/qingxi" "$data/packs/qingshui" "$data/packs/qingxi"/* 2>/dev/null; }

# How long an operation takes that nobody disturbs, in milliseconds: from its start, from when it has the folder to itself,
# from its first change in the store. The kills are spread over just that, however fast the machine is.
operation=both
owner=$(cat "$data/writer.owner" 2>/dev/null)
was=$(place)
begun=$(date +%s%N)
operate > "$work/out" 2>&1 < /dev/null &
writer=$!
verdicts > /dev/null < /dev/null &
reader=$!
while [ "$(cat "$data/writer.owner" 2>/dev/null)" = "$owner" ] && kill -0 $writer 2>/dev/null; do :; done
alone=$(date +%s%N)
while [ "$(place)" = "$was" ] && kill -0 $writer 2>/dev/null; do :; done
changed=$(date +%s%N)
wait $writer
ended=$(date +%s%N)
wait $reader
for each in any:$begun writing:$alone change:$changed; do
  eval "ms_${each%%:*}=$(((ended - ${each##*:}) / 1000000))"
done
echo "# undisturbed: $ms_any ms, $ms_writing of them writing, $ms_change after the first change"
for id in qingxi qingshui; do must q pack remove $id; done

# A third of the kills come at any time, a third while the folder is being written, a third right at a change in the store.
awk -v seed="$seed" -v n="$kills" 'BEGIN { srand(seed); split("any writing change", kind, " ");
  for (i = 1; i <= n; i++) { k = int(rand() * 3) + 1; print int(rand() * 997), kind[k], rand() * 1.2 } }' > "$work/plan"
old=$(listed > "$work/list"; state_of "$work/list")
killed=0 started=0 lost=0 wrong=0 between=0 happened=0 kept=0 declined=0 round=0
while read -r choice kind share; do
  round=$((round + 1))
  choose "$choice"
  owner=$(cat "$data/writer.owner" 2>/dev/null)
  was=$(place)
  operate > "$work/killed" 2>&1 < /dev/null &
  writer=$!
  verdicts > "$work/during" < /dev/null &
  reader=$!
  case $kind in
    any) ;;
    writing) while [ "$(cat "$data/writer.owner" 2>/dev/null)" = "$owner" ] && kill -0 $writer 2>/dev/null; do :; done ;;
    change) while [ "$(place)" = "$was" ] && kill -0 $writer 2>/dev/null; do :; done ;;
  esac
  eval "span=\$ms_$kind"
  delay=$(awk -v share="$share" -v ms="$span" 'BEGIN { printf "%.3f", share * ms / 1000 }')
  sleep "$delay"
  kill -KILL -$writer 2>/dev/null
  wait $writer 2>/dev/null
  [ $? = 137 ] && killed=$((killed + 1))
  while kill -0 -$writer 2>/dev/null; do :; done
  wait $reader
  listed > "$work/list" < /dev/null &
  lister=$!
  verdicts > "$work/after" < /dev/null
  wait $lister
  now=$(state_of "$work/list")
  what="kill $round ($operation, $kind +$delay s, SEED=$seed): '$old' to '$new'"
  if [ "$(grep -c = "$work/after")" = 3 ]; then started=$((started + 1)); else echo "not ok a start after $what: $(tr '\n' ' ' < "$work/after")"; fi
  if [ "$now" = "$new" ]; then happened=$((happened + 1)); elif [ "$now" = "$old" ]; then kept=$((kept + 1)); else
    lost=$((lost + 1))
    echo "not ok old or new after $what: '$now' in $(place | tr '\n' ' ')"
  fi
  if grep -q refused "$work/list"; then echo "not ok all is whole after $what: $(grep refused "$work/list" | tr '\n' ' ')"; fi
  if [ "$(tr '\n' ' ' < "$work/after")" != "$(answers_of "$now")" ]; then
    wrong=$((wrong + 1))
    echo "not ok the answers after $what: $(tr '\n' ' ' < "$work/after")in '$now'"
  fi
  # A process that starts just then may find a file gone that it was about to read: it declines rather than guess (law 11).
  odd=
  for answer in $(cat "$work/during"); do
    case " $(answers_of "$old") $(answers_of "$new") ${answer%%=*}=NO_RULE " in
      *" $answer "*) ;;
      *) odd="$odd $answer" ;;
    esac
  done
  if [ -n "$odd" ] || [ "$(grep -c = "$work/during")" != 3 ]; then
    between=$((between + 1))
    echo "not ok an answer during $what: $(tr '\n' ' ' < "$work/during")"
  elif grep -q NO_RULE "$work/during"; then declined=$((declined + 1)); fi
  old=$now
  [ $((round % 10)) != 0 ] || echo "# $round: $kept times the old was there, $happened times the new"
done < "$work/plan"
echo "# $killed of $round were killed before they ended; $kept times the old was there, $happened times the new; $declined readers declined to answer meanwhile"
if [ $((killed * 3)) -ge $round ]; then echo 'ok the kills hit'; else echo "not ok the kills hit: $killed of $round"; fi
check 'every start works' $started $round
check 'what is installed is the old or the new' $lost 0
check 'the answers are those of what is installed' $wrong 0
check 'meanwhile no answer is one that neither gives' $between 0
if [ $kept -gt 0 ] && [ $happened -gt 0 ]; then echo 'ok the kills came before and after'; else echo "not ok the kills came before and after: $kept and $happened"; fi
# What a kill leaves lying is cleared away by the next install.
for id in $(listed | cut -d' ' -f1 | sort -u); do must q pack remove "$id"; done
must q pack install "$work/qingxi-1.0.0.qinqing"
must q pack remove qingxi
check 'nothing is left lying' "$(find "$data/packs" -mindepth 1 2> /dev/null | head -n 5 | tr '\n' ' ')" ''
