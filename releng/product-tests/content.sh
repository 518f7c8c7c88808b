# The content of the six bundles: no error, every test passes, every rule is needed, the provisions of the source documents are
# reached, few examples resemble each other, enough is allowed, and no verdict changed unseen (verdicts.tsv beside this script).
# Prints "ok …" or "not ok …" a check. Wants PRODUCT (the program's folder) and QINQING_JAVA.
set -u
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
check() { if [ "$2" = "$3" ]; then echo "ok $1"; else echo "not ok $1: expected $3, was $2"; fi; }
q() { "$PRODUCT/qinqing" --data "$work/数据" "$@"; }

q --lang en pack lint > "$work/lint" 2> "$work/err"
check 'the built-in bundles have no error' $? 0
alike=$(sed -n 's/.*: \([0-9.]*\) % of [0-9]* examples.*/\1/p' "$work/lint" | sort -n | tail -n 1)
check "at most 3 % of the examples of a bundle nearly repeat another ($alike)" "$(awk -v s="${alike:-100}" 'BEGIN { print (s <= 3) ? "yes" : "no" }')" yes
q pack test --ablate --verdicts "$work/verdicts.tsv" > "$work/test" 2> "$work/err"
check 'their tests pass, and each rule is needed' $? 0
sed 's/^/# /' "$work/test"

# Every place's own documents; the national ones are covered by what people meet, not to the last article.
q pack coverage --json guangzhou hangzhou harbin jiande district > "$work/coverage" 2> "$work/err"
check 'coverage ends with 0' $? 0
for pack in guangzhou hangzhou harbin jiande district; do
  share=$(sed 's/{"pack"/\n&/g' "$work/coverage" | sed -n "s/^{\"pack\":\"$pack\".*\"share\":\([0-9.]*\).*/\1/p")
  check "$pack: at least 95 % of the provisions are reached ($share)" "$(awk -v s="${share:-0}" 'BEGIN { print (s >= 0.95) ? "yes" : "no" }')" yes
done

# The facts tests: all pass, so what they end in is what they expect. Column 3 tells them from the reading tests.
allowed=$(awk -F '\t' '$3 == "facts" && ($4 == "PERMITTED" || $4 == "ENCOURAGED") { n++ } END { print n + 0 }' "$work/verdicts.tsv")
all=$(awk -F '\t' '$3 == "facts" { n++ } END { print n + 0 }' "$work/verdicts.tsv")
check "at least 30 % of the facts tests end in an allowed verdict ($allowed of $all)" "$(awk -v a="$allowed" -v n="$all" 'BEGIN { print (n > 0 && a >= 0.3 * n) ? "yes" : "no" }')" yes

if cmp -s "$here/verdicts.tsv" "$work/verdicts.tsv"; then
  echo 'ok no verdict changed'
else
  mkdir -p "$here/../../target"
  cp "$work/verdicts.tsv" "$here/../../target/verdicts.tsv"
  echo "not ok no verdict changed: compare target/verdicts.tsv with releng/product-tests/verdicts.tsv; when every change is meant, copy it over"
  diff "$here/verdicts.tsv" "$work/verdicts.tsv" | head -20 | sed 's/^/# /'
fi
