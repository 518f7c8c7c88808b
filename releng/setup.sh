# Shared by releng/qinqing and releng/test: finds or installs what a build or a window needs. Sourced, not run.
# Says everything on standard error; each failure is one sentence and a way out.

say() { printf '%s\n' "$*" >&2; }
stop() { say "$1"; exit "${2:-3}"; }
step() { say "[$1/$2] $3"; }

case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
  *[Uu][Tt][Ff]-8* | *[Uu][Tt][Ff]8*) ;;
  *) LC_ALL=C.UTF-8; export LC_ALL ;;
esac

if stat -c '%n' / >/dev/null 2>&1; then stat_each='stat -c %n:%s:%.9Y'; else stat_each='stat -f %N:%z:%Fm'; fi
checksum() { if command -v sha256sum >/dev/null 2>&1; then sha256sum; else shasum -a 256; fi | cut -d' ' -f1; }

# --- JDK ------------------------------------------------------------------------------------------------------------
jdk_need=21
maven_version=3.9.16
release_of() { sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null; }
look_for_jdk() {
  jdk= jdk_major=0
  on_path=$(command -v javac 2>/dev/null) && on_path=$(readlink -f "$on_path" 2>/dev/null || printf '%s' "$on_path") && on_path=${on_path%/bin/javac}
  # JAVA_HOME and the PATH win when they are new enough; of the usual folders the newest.
  for folder in "${JAVA_HOME:-}" "${on_path:-}"; do
    [ -n "$folder" ] && [ -x "$folder/bin/javac" ] || continue
    major=$(release_of "$folder")
    [ "${major:-0}" -ge $jdk_need ] && { jdk=$folder; jdk_major=$major; return 0; }
  done
  for folder in /usr/lib/jvm/* /opt/* "${HOME:-/nowhere}"/.sdkman/candidates/java/* "${HOME:-/nowhere}"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -x "$folder/bin/javac" ] || continue
    major=$(release_of "$folder")
    [ "${major:-0}" -ge $jdk_need ] && [ "$major" -gt "$jdk_major" ] && { jdk=$folder; jdk_major=$major; }
  done
  [ -n "$jdk" ]
}
need_jdk() {
  look_for_jdk && return
  if can_install; then
    refresh_packages
    for package in openjdk-25-jdk-headless openjdk-21-jdk-headless; do
      if [ -n "$(apt-cache madison $package 2>/dev/null)" ]; then install $package; break; fi
    done
    look_for_jdk && return
  fi
  stop "没有找到 JDK $jdk_need 或更新的版本：请安装一个（软件源里没有时用发行方的包或 SDKMAN），或用 JAVA_HOME 指明。 No JDK $jdk_need or newer found: install one or set JAVA_HOME."
}

# --- packages of the system ------------------------------------------------------------------------------------------
can_install() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; }
refreshed=no
refresh_packages() { [ $refreshed = yes ] || { say '更新软件包目录…  refreshing the package lists'; apt-get update -q >/dev/null 2>&1; refreshed=yes; }; }
install() {
  say "安装：$*  installing"
  DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" >/dev/null 2>&1
}
library() { ldconfig -p 2>/dev/null | grep -q "$1" || ls /usr/lib/*/"$1"* /usr/lib64/"$1"* /usr/lib/"$1"* >/dev/null 2>&1; }
# need_packages window | tests
need_packages() {
  missing=
  library libgtk-3.so.0 || missing="$missing libgtk-3-0"
  if ! command -v fc-list >/dev/null 2>&1; then
    missing="$missing fontconfig fonts-noto-cjk"
  elif ! fc-list :lang=zh-cn 2>/dev/null | grep -q .; then
    missing="$missing fonts-noto-cjk"
  fi
  if [ "$1" = tests ]; then
    command -v Xvfb >/dev/null 2>&1 && command -v xvfb-run >/dev/null 2>&1 || missing="$missing xvfb"
    command -v xauth >/dev/null 2>&1 || missing="$missing xauth"
    # For the window of the built program (releng/product-tests/window.sh).
    command -v xdotool >/dev/null 2>&1 || missing="$missing xdotool"
    command -v xwininfo >/dev/null 2>&1 || missing="$missing x11-utils"
    # For the class in real browsers (releng/browser-tests).
    browser=
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
      if command -v "$name" >/dev/null 2>&1; then browser=$name; fi
    done
    [ -n "$browser" ] || missing="$missing chromium"
    command -v chromedriver >/dev/null 2>&1 || missing="$missing chromium-driver"
  fi
  [ -n "$missing" ] || return 0
  if can_install; then
    refresh_packages
    # shellcheck disable=SC2086
    install $missing || stop "安装失败，请运行： apt-get install$missing   The packages could not be installed; run the command named here."
  else
    stop "缺少系统部件，请先运行： sudo apt-get install$missing   System packages are missing; run the command named here."
  fi
}

# --- space ----------------------------------------------------------------------------------------------------------
# need_space FOLDER GIGABYTES
need_space() {
  free=$(df -Pk "$1" 2>/dev/null | awk 'NR == 2 { print int($4 / 1024) }')
  [ "${free:-999999}" -ge $(($2 * 1024)) ] || stop "磁盘空间不足：构建需要 $2 GB，现在只有 $free MB。 Not enough disk space: a build wants $2 GB."
}

# --- Maven ----------------------------------------------------------------------------------------------------------
# Sets $maven. An older mvn fetches the right one, from a folder outside the project: inside it would load Tycho and die.
need_maven() {
  JAVA_HOME=$jdk
  export JAVA_HOME
  tools=${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/qinqing/tools
  maven=$tools/apache-maven-$maven_version/bin/mvn
  [ -x "$maven" ] && return 0
  if ! command -v mvn >/dev/null 2>&1; then
    if can_install; then
      refresh_packages
      install maven
    fi
    command -v mvn >/dev/null 2>&1 || stop '没有找到 Maven，请先运行： sudo apt-get install maven   No Maven found; run the command named here.'
  fi
  have=$(cd / && mvn -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p' | head -n 1)
  case $have in
    3.9.*) maven=$(command -v mvn); return 0 ;;
  esac
  say "取得 Maven $maven_version…  fetching Maven"
  mkdir -p "$tools" && (
    cd "$tools" && mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack \
      -Dartifact=org.apache.maven:apache-maven:$maven_version:zip:bin \
      -DoutputDirectory="$tools" -Dmdep.unpack.markersDirectory="$tools/markers" >&2
  )
  [ -f "$maven" ] || stop "取不到 Maven $maven_version：请检查网络，或自行安装 3.9 版。 Maven $maven_version could not be fetched: check the network or install 3.9."
  chmod +x "$maven"
}

# copy_unversioned PRODUCT FOLDER: our bundles under names without version, for the projects that compile against them.
copy_unversioned() {
  for bundle in "$1"/plugins/org.qinqing.*_*.jar; do
    bundle_name=${bundle##*/}
    cp "$bundle" "$2/${bundle_name%%_*}.jar" || return 1
  done
}

# follow LOG COMMAND…: runs it into LOG and tells how far it is on standard error.
follow() {
  log=$1
  shift
  {
    "$@" 2>&1
    echo "exit=$?"
  } | awk -v log_file="$log" '
    BEGIN { printf "" > log_file; code = 1; fetched = 0 }
    /^exit=[0-9]+$/ { code = substr($0, 6) + 0; next }
    { gsub(/\033\[[0-9;]*m/, ""); print > log_file }
    /^\[INFO\] Downloaded from/ { fetched++; if (fetched % 100 == 0) tell("  已下载 " fetched " 个部件  downloaded") }
    /^\[INFO\] Building .*\[[0-9]+\/[0-9]+\]$/ {
      split($NF, part, /[\[\]\/]/); name = $0
      sub(/^\[INFO\] Building /, "", name); sub(/ +[^ ]+ +\[[0-9\/]+\]$/, "", name)
      tell("  模块 module " part[2] "/" part[3] "  " name)
    }
    /^\[INFO\] Running [a-zA-Z0-9_.]+$/ { tests++ }
    /Tests run: [0-9]+, Failures: [0-9]+.*-- in / && !/Failures: 0, Errors: 0/ { tell("  " $0) }
    /^\[ERROR\]/ && !/does not match a valid id pattern/ && errors < 25 { errors++; tell($0) }
    function tell(text) { print text > "/dev/stderr"; fflush("/dev/stderr") }
    END { close(log_file); exit code }
  '
}
