# Sourced by releng/qinqing for `bench …`, when the product is built and lies in $run: builds the benchmark when it or
# the product changed, and runs it with the flags that long work has (jvm.options, mode batch).

bench=$root/releng/bench
made=$root/target/bench
bench_stamp() {
  {
    cat "$run/.stamp"
    find "$bench" \( -path "$bench/target" -o -path "$bench/queries" \) -prune -o -type f -print \
      | LC_ALL=C sort | tr '\n' '\0' | xargs -0 $stat_each
  } | checksum
}
bench_fresh() { [ -f "$made/.stamp" ] && [ "$(cat "$made/.stamp")" = "$1" ]; }

bench_build() {
  say '构建基准测试…  building the benchmark'
  need_maven
  rm -rf "$made"
  mkdir -p "$made/product" || stop "不能写入 $root/target 。 The target folder cannot be written."
  copy_unversioned "$run" "$made/product" || stop "程序文件夹不完整：$run 。 The program folder is not complete."
  follow "$root/target/bench.log" "$maven" -B -f "$bench/pom.xml" clean package \
    -Dquick -Dmaven.test.skip=true -Dproduct.jars="$made/product" \
    || stop "构建失败，记录在 $root/target/bench.log 。 The build failed; the log is named here."
  cp "$bench/target/bench.jar" "$made/" && cp -R "$bench/target/peers" "$made/" \
    || stop "无法写入 $root/target 。 The target folder cannot be written."
  printf '%s\n' "$1" > "$made/.stamp"
}

bench_now=$(bench_stamp)
if ! bench_fresh "$bench_now"; then
  (
    if command -v flock >/dev/null 2>&1; then flock 9; fi
    bench_fresh "$bench_now" || bench_build "$bench_now"
  ) 9> "$root/target/.lock" || exit 3
fi

# The word bench goes; what stands before it (--data, --lang) stays.
found=no skip=no
for argument in "$@"; do
  shift
  if [ $found = no ] && [ $skip = no ] && [ "$argument" = bench ]; then found=yes; continue; fi
  case $argument in --data | --lang) skip=yes ;; *) skip=no ;; esac
  set -- "$@" "$argument"
done

# The peers and the headless part of the program; the jars of the window only make a search for a class longer.
class_path=$made/bench.jar
for jar in "$run"/plugins/org.qinqing.*.jar "$run"/plugins/org.apache.lucene.*.jar "$made"/peers/*.jar "$run"/plugins/*.jar; do
  case $jar in
    */org.eclipse.jetty.*) ;;
    */org.eclipse.* | */org.qinqing.ui* | */org.qinqing.nl.* | */org.apache.batik.* | */com.ibm.icu_* | */com.sun.jna*) continue ;;
  esac
  case :$class_path: in *":$jar:"*) ;; *) class_path=$class_path:$jar ;; esac
done
commit=$(git -C "$root" rev-parse --short HEAD 2>/dev/null || :)
if [ -n "$commit" ] && ! git -C "$root" diff --quiet HEAD 2>/dev/null; then commit=$commit+; fi

# Word splitting is meant: a flag a line, none with blanks.
# shellcheck disable=SC2046
exec "$jdk/bin/java" $(sed -n -e 's/^all: *//p' -e 's/^batch: *//p' "$run/jvm.options") \
  --enable-native-access=ALL-UNNAMED \
  -Djava.util.logging.config.file="$run/logging.properties" \
  -cp "$class_path" org.qinqing.bench.Bench --product "$run" --root "$root" --commit "$commit" "$@"
